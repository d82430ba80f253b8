#include "linter/repeat/measure.h"

#include <algorithm>

namespace galley::repeat {

bool Measure::accepts(const Passage& passage) const {
  const std::uint64_t words = std::max(passage.earlier.size(), passage.later.size());
  const std::uint64_t equal = passage.matches;
  if (words < min_words || passage.similarity() < min_similarity) return false;
  const std::uint64_t strictness = passage.earlier.text == passage.later.text ? 24 : 11;
  return 2 * equal * equal >= strictness * min_words * (words - equal);
}

}  // namespace galley::repeat
