// Which of many keys stand more than once.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace rules {

// Drops most entries whose key, a hash, no other entry has: what is left is to
// be sorted and grouped, and is little where few keys stand twice. Linear.
template <typename Value>
void drop_single(std::vector<std::pair<std::uint64_t, Value>>& entries) {
  constexpr std::uint32_t bits = 2048;
  std::array<std::uint64_t, bits / 64> once{};
  std::array<std::uint64_t, bits / 64> twice{};
  const auto place = [](std::uint64_t key) {
    const std::uint64_t bit = (key * 0x9E3779B97F4A7C15U) >> (64 - 11);
    return std::pair{bit / 64, std::uint64_t{1} << (bit % 64)};
  };
  static_assert(bits == std::uint32_t{1} << 11);
  for (const auto& [key, value] : entries) {
    const auto [word, bit] = place(key);
    twice[word] |= once[word] & bit;
    once[word] |= bit;
  }
  std::erase_if(entries, [&](const auto& entry) {
    const auto [word, bit] = place(entry.first);
    return (twice[word] & bit) == 0;
  });
}

}  // namespace rules
