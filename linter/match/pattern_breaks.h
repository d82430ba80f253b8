// Whether the matches of a pattern stay within paragraphs.
#pragma once

#include "linter/match/pattern_syntax.h"

namespace galley {

// Whether a text has the same matches as its pieces have, each searched alone,
// where it is cut behind two line feeds. False where that isn't known.
bool stays_in_paragraphs(const PatternNode& pattern);

}  // namespace galley
