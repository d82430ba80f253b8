// Passages -> findings: one for each later place, with all places of its text.
#pragma once

#include "linter/repeat/passage.h"

namespace galley::repeat {

// A place where something stands again.
struct Finding {
  Occurrence later;                // findings of one text don't overlap
  Passage closest;                 // what it is most like; `later` may be cut from its later side
  std::vector<Occurrence> others;  // up to eight more earlier places, the nearest first
  std::uint32_t copies = 2;        // places of this passage in all
  std::uint32_t texts = 1;         // texts that they stand in
  std::uint32_t group = 0;         // the same for all findings that these places belong to
};

// `passages` are ordered by their later place, and so are the findings.
std::vector<Finding> gather(std::span<const Passage> passages);

}  // namespace galley::repeat
