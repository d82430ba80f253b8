// Passages that stand again word for word.
#pragma once

#include "linter/repeat/passage.h"

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

}  // namespace galley::repeat
