#include "linter/document/word_set.h"

#include <algorithm>
#include <bit>

#include "linter/document/fold.h"

namespace galley {

WordSet::WordSet(std::span<const std::string_view> words) {
  hashes_.reserve(words.size());
  for (const std::string_view word : words) hashes_.push_back(folded_hash(word));
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  fill_slots();
}

void WordSet::add(std::string_view word) {
  const std::uint32_t folded = folded_hash(word);
  const auto place = std::lower_bound(hashes_.begin(), hashes_.end(), folded);
  if (place != hashes_.end() && *place == folded) return;
  hashes_.insert(place, folded);
  if (hashes_.size() * 4 > slots_.size()) return fill_slots();
  take_slot(folded);
}

void WordSet::fill_slots() {
  slots_.assign(std::bit_ceil(std::max<std::size_t>(hashes_.size(), 16) * 4), free_slot);
  for (const std::uint32_t folded : hashes_) take_slot(folded);
}

void WordSet::take_slot(std::uint32_t folded) {
  slots_[slot_of(folded)] = folded;
  holds_free_slot_ |= folded == free_slot;
}

}  // namespace galley
