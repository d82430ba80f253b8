// Org, the format of Emacs' outlines.
#pragma once

#include <memory>

#include "linter/document/document.h"

namespace galley {

Document parse_org(std::shared_ptr<const SourceFile> source);

}  // namespace galley
