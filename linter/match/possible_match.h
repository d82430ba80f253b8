// Whether a pattern can match anything at all.
#pragma once

#include "linter/match/pattern_syntax.h"

namespace galley {

// False only where no text has a match: where a word boundary is asked for
// between two letters, or a line's beginning behind one. What isn't known is
// taken for possible.
bool can_match(const PatternNode& pattern);

}  // namespace galley
