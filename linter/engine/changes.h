// Which lines a change added or altered, and what is said of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/lint.h"

namespace galley {

// Lines [begin, end) of a file as it is now, from 0; a line ends with LF.
struct ChangedLines {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const ChangedLines&, const ChangedLines&) = default;
};

// By path, from the top of the repository. The lines are in order. A file whose
// lines nobody can tell is changed as a whole.
using Changes = std::map<std::string, std::vector<ChangedLines>, std::less<>>;
constexpr ChangedLines whole_file{0, 0xFFFFFFFF};

// Reads what `git diff --unified=0` prints, with prefixes a/ and b/. Total: what
// is no diff is passed over.
Changes parse_diff(std::string_view diff);

// Leaves the diagnostics that stand on such a line, in part at least, or have a
// related place on one. `lines` by FileId.
void keep_changed(LintResult& result, const std::vector<std::vector<ChangedLines>>& lines);

}  // namespace galley
