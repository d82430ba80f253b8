// Sorts by the bits of a whole number.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace galley::repeat {

// Stable, least significant digit first, on the lowest `bits` of key(item).
template <typename Item, typename Key>
void radix_sort(std::span<Item> items, std::vector<Item>& scratch, unsigned bits, Key key) {
  constexpr unsigned digit_bits = 11;
  constexpr std::size_t digits = 1 << digit_bits;
  if (items.size() < 2) return;
  scratch.resize(std::max(scratch.size(), items.size()));
  std::span<Item> from = items;
  std::span<Item> to{scratch.data(), items.size()};
  for (unsigned shift = 0; shift < bits; shift += digit_bits) {
    std::array<std::uint32_t, digits> next{};
    for (const Item& item : from) ++next[(key(item) >> shift) % digits];
    std::uint32_t sum = 0;
    for (std::uint32_t& count : next) sum += std::exchange(count, sum);
    for (const Item& item : from) to[next[(key(item) >> shift) % digits]++] = item;
    std::swap(from, to);
  }
  if (from.data() != items.data()) std::copy(from.begin(), from.end(), items.begin());
}

}  // namespace galley::repeat
