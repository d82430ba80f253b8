// What counts as a repeat.
#pragma once

#include "linter/repeat/passage.h"

namespace galley::repeat {

// At least min_words equal words; and with words that differ
// the more of them, the longer it is, as the square of the equal ones. Of
// thirteen words one may differ, of twenty-four four, of fifty fifteen.
struct Measure {
  std::uint32_t min_words = 12;
  double min_similarity = 0.5;  // equal words as a share of the longer side

  bool accepts(const Passage& passage) const;
};

}  // namespace galley::repeat
