#include "rules/support/word_set.h"

#include <algorithm>

#include "linter/document/fold.h"

namespace rules {

WordSet::WordSet(std::span<const std::string_view> words) {
  for (const std::string_view word : words) add(word);
}

void WordSet::add(std::string_view word) {
  const std::uint32_t folded = galley::folded_hash(word);
  filter_.set(folded % filter_bits);
  const auto place = std::lower_bound(hashes_.begin(), hashes_.end(), folded);
  if (place == hashes_.end() || *place != folded) hashes_.insert(place, folded);
}

bool WordSet::holds(std::uint32_t folded) const { return std::binary_search(hashes_.begin(), hashes_.end(), folded); }

}  // namespace rules
