// Pieces of one passage -> the passage.
#pragma once

#include <vector>

#include "linter/repeat/measure.h"

namespace galley::repeat {

// Of all pieces whose later place is in one text, in any order: those that
// belong together as one passage, where `measure` accepts it, and of the rest
// those which it accepts by themselves. Sentences that have changed places
// belong together, and so does what a rewritten sentence parts.
std::vector<Passage> join_neighbours(std::vector<Passage> pieces, const Measure& measure);

}  // namespace galley::repeat
