// Fixes to bytes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/text/source_file.h"

namespace galley {

enum class WhySkipped : std::uint8_t {
  overlaps,    // another fix changes the same place; apply them one after the other
  other_file,  // it changes another file, too
  invalid,     // its edits overlap each other, or stand outside the file
};

struct Skipped {
  std::size_t diagnostic = 0;  // the index
  WhySkipped why = WhySkipped::overlaps;
};

struct Applied {
  std::string text;         // the file's bytes(), changed
  std::vector<Edit> edits;  // which were made, in order
  std::size_t applied = 0;
  std::vector<Skipped> skipped;
};

// Applies of each diagnostic the best fix that goes no further than `at_most`,
// in the order of their places: all edits of a fix, or none. What stands at one
// place with a fix that was applied before is left out. The diagnostics are all
// of this file.
Applied apply_fixes(const SourceFile& source, std::span<const Diagnostic> of_this_file, Safety at_most);

}  // namespace galley
