// The fast path of the tokeniser: sixty-four bytes are classified at once, a bit
// each. Then a few shifts tell where a word ends and which of its letters are
// capitals. SSE2 is part of every x86-64; other machines go byte by byte, with
// the same answer.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "linter/document/word_hash.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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
inline ByteWindow read_window_by_bytes(const char* bytes) {
  ByteWindow window;
  for (unsigned at = 0; at < ByteWindow::size; ++at) {
    const char byte = bytes[at];
    const std::uint64_t bit = std::uint64_t{1} << at;
    if (byte >= 'A' && byte <= 'Z') window.uppers |= bit;
    if (byte >= 'a' && byte <= 'z') window.lowers |= bit;
    if (byte >= '0' && byte <= '9') window.digits |= bit;
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) window.spaces |= bit;
    if (byte == ')' || byte == ';') window.closers |= bit;
    if (byte == ',' || byte == '.') window.pauses |= bit;
  }
  return window;
}

#ifdef __SSE2__
inline ByteWindow read_window(const char* bytes) {
  ByteWindow window;
  for (unsigned part = 0; part < ByteWindow::size; part += 16) {
    const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + part));
    const auto bits = [part](__m128i found) {
      return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << part;
    };
    const auto is = [all](char byte) { return _mm_cmpeq_epi8(all, _mm_set1_epi8(byte)); };
    // 0xFF where from <= byte <= from + last.
    const auto in_range = [all](char from, char last) {
      const __m128i shifted = _mm_sub_epi8(all, _mm_set1_epi8(from));
      return _mm_cmpeq_epi8(_mm_min_epu8(shifted, _mm_set1_epi8(last)), shifted);
    };
    window.uppers |= bits(in_range('A', 25));
    window.lowers |= bits(in_range('a', 25));
    window.digits |= bits(in_range('0', 9));
    window.spaces |= bits(_mm_or_si128(is(' '), in_range('\t', 4)));
    window.closers |= bits(_mm_or_si128(is(')'), is(';')));
    window.pauses |= bits(_mm_or_si128(is(','), is('.')));
  }
  return window;
}
#else
inline ByteWindow read_window(const char* bytes) { return read_window_by_bytes(bytes); }
#endif

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
