// What every match of a pattern that may begin anywhere ends with.
#pragma once

#include <optional>
#include <span>

#include "linter/match/pattern_literals.h"
#include "linter/match/pattern_syntax.h"

namespace galley {

// A part of a pattern, up to its end, behind its first repetition without end,
// that begins where one of its required literals stands: of `(?:[^,]+,)+ (?:and|or)`
// and the comma it is `, (?:and|or)`. Where that stands nowhere there is no match.
// Nothing where the pattern has no such part, or where what its parts match
// depends on each other.
std::optional<PatternNode> necessary_tail(const PatternNode& pattern, std::span<const RequiredLiteral> literals);

}  // namespace galley
