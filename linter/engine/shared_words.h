// Passages of two sides -> what they share.
#pragma once

#include <vector>

#include "linter/repeat/measure.h"

namespace galley {

struct SharedText {
  std::vector<repeat::Passage> passages;  // earlier in B, later in A; ordered by their later place
  std::vector<bool> words;                // by position: whether it is in a shared passage
};

// `corpus` holds the texts of B, `texts_of_b` of them, and then those of A. What
// stands again within a side is shared if its copy is.
SharedText find_shared(const repeat::Corpus& corpus, std::size_t texts_of_b, const repeat::Measure& measure,
                       unsigned jobs);

}  // namespace galley
