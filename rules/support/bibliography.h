// Entries of bibliographies, and notes that give a source.
#pragma once

#include "linter/document/document.h"

namespace rules {

// "Lindqvist, Rosa, The Boats of Orrin, Holmberg Press, 2018": a year, names for the most part, and many commas.
bool is_reference(const galley::Document& document, galley::IndexRange tokens);

}  // namespace rules
