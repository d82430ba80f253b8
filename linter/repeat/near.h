// Passages that stand again, word for word or edited.
#pragma once

#include "linter/repeat/exact.h"
#include "linter/repeat/measure.h"

namespace galley::repeat {

// Passages ordered by where they stand later. Of word-for-word repeats none is
// missed, however often it stands; of edited ones those are found which share
// runs of a few words that stand at few places. A later place may be in several
// passages: one for each earlier place that was found.
std::vector<Passage> find_passages(const Corpus& corpus, const Measure& measure, unsigned jobs);

// Word-for-word repeats as passages.
std::vector<Passage> exact_passages(const Corpus& corpus, std::span<const Match> matches);

// What edited copies are found by.
constexpr std::uint32_t seed_words = 4;
// A run of words at more places than this is a phrase of the language.
constexpr std::uint32_t most_seed_places = 8;

// Those whose later place is in one text. `seeds` holds the groups of
// seed_words in it, up to most_seed_places; `exact` what stands word for word.
std::vector<Passage> find_passages_in(const Corpus& corpus, std::size_t text, const Measure& measure,
                                      const Index& seeds, std::span<const Match> exact);

}  // namespace galley::repeat
