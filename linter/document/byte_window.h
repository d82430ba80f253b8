// The fast path of the tokeniser: sixty-four bytes are classified at once, a bit
// each. Then a few shifts tell where a word ends and which of its letters are
// capitals.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "linter/document/word_hash.h"
#include "linter/text/sixteen_bytes.h"

namespace galley {

// Bit n stands for the byte n.
struct ByteWindow {
  static constexpr unsigned size = 64;

  std::uint64_t uppers = 0;  // A to Z
  std::uint64_t lowers = 0;  // a to z
  std::uint64_t digits = 0;
  std::uint64_t spaces = 0;   // and line ends
  std::uint64_t closers = 0;  // ")" and ";"
  std::uint64_t pauses = 0;   // "," and "."

  std::uint64_t names() const { return uppers | lowers | digits; }
  bool operator==(const ByteWindow&) const = default;
};

// `bytes` are sixty-four.
inline ByteWindow read_window(const char* bytes) {
  ByteWindow window;
  for (unsigned part = 0; part < ByteWindow::size; part += 16) {
    const SixteenBytes all{bytes + part};
    window.uppers |= all.in_range('A', 'Z').bits() << part;
    window.lowers |= all.in_range('a', 'z').bits() << part;
    window.digits |= all.in_range('0', '9').bits() << part;
    window.spaces |= (all.is(' ') | all.in_range('\t', '\r')).bits() << part;
    window.closers |= (all.is(')') | all.is(';')).bits() << part;
    window.pauses |= (all.is(',') | all.is('.')).bits() << part;
  }
  return window;
}

// A word of ASCII letters and digits shorter than this is a plain one.
inline constexpr unsigned plain_capacity = 16;

// Eight bytes as one number, the first lowest.
inline std::uint64_t eight_bytes(const char* bytes) {
  std::uint64_t value = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&value, bytes, sizeof value);
  } else {
    for (unsigned at = 0; at < 8; ++at) value |= std::uint64_t{static_cast<unsigned char>(bytes[at])} << (at * 8);
  }
  return value;
}

// `word_hash` of a plain word in lower case. `bytes` are sixteen, the first
// `size` of them the word.
inline std::uint32_t plain_word_hash(const char* bytes, unsigned size) {
  // By size: which of the first and the last eight bytes belong to the word.
  static constexpr auto masks = [] {
    std::array<std::array<std::uint64_t, 2>, plain_capacity> all{};
    for (unsigned length = 0; length < plain_capacity; ++length) {
      for (unsigned at = 0; at < length; ++at) all[length][at / 8] |= std::uint64_t{0xFF} << (at % 8 * 8);
    }
    return all;
  }();
  constexpr std::uint64_t lower_case = 0x2020202020202020;  // digits have these bits too
  WordHash first{size};
  first.add((eight_bytes(bytes) | lower_case) & masks[size][0]);
  WordHash both = first;
  both.add((eight_bytes(bytes + 8) | lower_case) & masks[size][1]);
  // Which one is chosen without a branch: how long a word is can't be foreseen.
  const std::uint32_t chosen = std::uint32_t{0} - static_cast<std::uint32_t>(size > 8);
  return first.value() ^ ((first.value() ^ both.value()) & chosen);
}

}  // namespace galley
