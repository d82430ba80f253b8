// What counts as a repeat.
#pragma once

#include "linter/repeat/passage.h"

namespace galley::repeat {

// A passage is at least min_words long, and the longer it is, the more of its
// words may differ, as the square of the equal ones. Of thirteen words one may
// differ, of twenty-four four, of fifty fifteen.
struct Measure {
  std::uint32_t min_words = 12;
  double min_similarity = 0.5;  // equal words as a share of the longer side
  // For candidates in two texts whose letters are to be compared later: the
  // share of the words that differ which counts as equal.
  double benefit_of_doubt = 0;

  bool accepts(const Passage& passage) const;

  friend bool operator==(const Measure&, const Measure&) = default;
};

}  // namespace galley::repeat
