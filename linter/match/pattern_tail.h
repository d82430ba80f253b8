// What every match of a pattern that may begin anywhere ends with.
#pragma once

#include <optional>

#include "linter/match/pattern_syntax.h"

namespace galley {

// The part of a pattern behind its first repetition without end, where it
// begins with the character `first`: `(?:[^,]+,)+ (?:and|or)` ends with
// `, (?:and|or)`. Where that stands nowhere there is no match. Nothing where the
// pattern has no such part, or where what its parts match depends on each other.
std::optional<PatternNode> necessary_tail(const PatternNode& pattern, char first);

}  // namespace galley
