#include "linter/repeat/cover.h"

#include <algorithm>

#include "linter/repeat/fingerprint.h"

namespace galley::repeat {

void Cover::add(Text text) {
  each_shingle(text, words_, [this](std::uint32_t, std::uint64_t hash) { insert(hash | 1); });
}

std::uint32_t Cover::covered(Text text) const {
  std::uint32_t sum = 0;
  std::uint32_t reached = 0;
  each_shingle(text, words_, [&](std::uint32_t at, std::uint64_t hash) {
    if (slots_[slot_of(hash | 1)] == 0) return;
    sum += at + words_ - std::max(at, reached);
    reached = at + words_;
  });
  return sum;
}

// Where the hash is, or belongs.
std::size_t Cover::slot_of(std::uint64_t hash) const {
  std::size_t slot = (hash >> 1) & (slots_.size() - 1);
  while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void Cover::insert(std::uint64_t hash) {
  const std::size_t slot = slot_of(hash);
  if (slots_[slot] == hash) return;
  slots_[slot] = hash;
  if (2 * ++used_ > slots_.size()) grow();
}

void Cover::grow() {
  std::vector<std::uint64_t> old(2 * slots_.size());
  std::swap(old, slots_);
  for (const std::uint64_t hash : old) {
    if (hash != 0) slots_[slot_of(hash)] = hash;
  }
}

}  // namespace galley::repeat
