#include "linter/repeat/measure.h"

#include <algorithm>

namespace galley::repeat {

bool Measure::accepts(const Passage& passage) const {
  const double words = std::max(passage.earlier.size(), passage.later.size());
  const bool same_text = passage.earlier.text == passage.later.text;
  const double equal = passage.matches + (same_text ? 0 : benefit_of_doubt) * (words - passage.matches);
  if (words < min_words || equal < min_similarity * words) return false;
  const double strictness = same_text ? 24 : 11;
  return 2 * equal * equal >= strictness * min_words * (words - equal);
}

}  // namespace galley::repeat
