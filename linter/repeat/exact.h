// Passages that stand again word for word.
#pragma once

#include "linter/repeat/index.h"

namespace galley::repeat {

// The `length` words at `earlier` stand again at `later`.
struct Match {
  Position earlier = 0;
  Position later = 0;
  std::uint32_t length = 0;

  Position later_end() const { return later + length; }
  friend auto operator<=>(const Match&, const Match&) = default;
};

// Matches of `min_words` words and more, ordered by `later`. Every word that
// belongs to a run of `min_words` words which stands earlier without touching
// it is in a match. A match goes on to the right as far as the words are equal;
// of several earlier places the one with the longest match is taken, then the
// first. Matches overlap only where two of them meet.
std::vector<Match> find_exact(const Corpus& corpus, std::uint32_t min_words, unsigned jobs);

// What find_exact_in() looks at, for all texts; or for some, which hold all
// that is like a text that is looked at.
struct ExactIndexes {
  ExactIndexes(const Corpus& corpus, std::uint32_t min_words, unsigned jobs, const std::vector<bool>* texts = nullptr);

  Index fingerprints;
  Index runs;  // of min_words, around frequent fingerprints
};

// The same, by indexes of all texts.
std::vector<Match> find_exact(const Corpus& corpus, std::uint32_t min_words, const ExactIndexes& indexes,
                              unsigned jobs);

// Those whose later place is in one text.
std::vector<Match> find_exact_in(const Corpus& corpus, std::size_t text, std::uint32_t min_words,
                                 const ExactIndexes& indexes);

}  // namespace galley::repeat
