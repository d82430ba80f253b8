// All places that stand together: a passage and its copies, a word and its
// other spelling.
#pragma once

#include <vector>

#include "linter/engine/workspace.h"

namespace galley::lsp {

struct Copy {
  FileId file{};
  Span span;
  friend auto operator<=>(const Copy&, const Copy&) = default;
};

// The places that diagnostics bring together with byte `at` of a file, in
// order: each has a diagnostic's own place or a related one in common with the
// next. None where nothing is said of `at` that names another place.
std::vector<Copy> copies_of(const Workspace& workspace, FileId file, Offset at);

}  // namespace galley::lsp
