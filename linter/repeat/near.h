// Passages that stand again, word for word or edited.
#pragma once

#include "linter/repeat/measure.h"

namespace galley::repeat {

// Passages ordered by where they stand later. Of word-for-word repeats none is
// missed, however often it stands; of edited ones those are found which share
// runs of a few words that stand at few places. A later place may be in several
// passages: one for each earlier place that was found.
std::vector<Passage> find_passages(const Corpus& corpus, const Measure& measure, unsigned jobs);

// The word-for-word repeats alone, of which none is missed.
std::vector<Passage> exact_passages(const Corpus& corpus, std::uint32_t min_words, unsigned jobs);

}  // namespace galley::repeat
