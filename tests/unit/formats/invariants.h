// What holds for every Document, whatever bytes it was made from.
#pragma once

#include <string>

#include "linter/document/document.h"

namespace galley {

// The first thing that is wrong with `document`, in words; empty if nothing is.
std::string find_fault(const Document& document);

}  // namespace galley
