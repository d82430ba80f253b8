// The fast path of the tokeniser: sixteen bytes at once. Nearly every word is
// ASCII letters and digits and shorter than that; then one look tells where it
// ends, which of its bytes are capitals and digits, and what it is in lower
// case. SSE2 is part of every x86-64; other machines go byte by byte, with the
// same answer.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "linter/document/word_hash.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace galley {

struct ShortWord {
  static constexpr unsigned capacity = 16;

  unsigned size = 0;         // letters and digits at the beginning; `capacity` if there may be more
  std::uint32_t uppers = 0;  // a bit for each byte of the word
  std::uint32_t digits = 0;
  std::uint64_t low = 0;  // its bytes in lower case, eight and eight, the first lowest; zeros behind
  std::uint64_t high = 0;
};

// `bytes` are sixteen.
inline ShortWord read_short_word_by_bytes(const char* bytes) {
  ShortWord word;
  for (; word.size < ShortWord::capacity; ++word.size) {
    const auto byte = static_cast<unsigned char>(bytes[word.size]);
    const auto lowered = static_cast<unsigned char>(byte | 0x20);
    const bool digit = byte >= '0' && byte <= '9';
    if (!digit && (lowered < 'a' || lowered > 'z')) break;
    if (digit) word.digits |= 1u << word.size;
    if (!digit && byte != lowered) word.uppers |= 1u << word.size;
    std::uint64_t& half = word.size < 8 ? word.low : word.high;
    half |= std::uint64_t{lowered} << (word.size % 8 * 8);
  }
  return word;
}

#ifdef __SSE2__
// All ones, then zeros: the sixteen bytes from 16 - n on keep n bytes.
inline constexpr auto short_word_masks = [] {
  std::array<char, 2 * ShortWord::capacity> masks{};
  for (unsigned at = 0; at < ShortWord::capacity; ++at) masks[at] = '\xFF';
  return masks;
}();

inline ShortWord read_short_word(const char* bytes) {
  // 0xFF where from <= byte <= from + last.
  const auto in_range = [](__m128i all, char from, char last) {
    const __m128i shifted = _mm_sub_epi8(all, _mm_set1_epi8(from));
    return _mm_cmpeq_epi8(_mm_min_epu8(shifted, _mm_set1_epi8(last)), shifted);
  };
  const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i lowered = _mm_or_si128(all, _mm_set1_epi8(0x20));
  const auto uppers = static_cast<std::uint32_t>(_mm_movemask_epi8(in_range(all, 'A', 25)));
  const auto letters = static_cast<std::uint32_t>(_mm_movemask_epi8(in_range(lowered, 'a', 25)));
  const auto digits = static_cast<std::uint32_t>(_mm_movemask_epi8(in_range(all, '0', 9)));
  ShortWord word{.size = static_cast<unsigned>(std::countr_one(letters | digits))};
  const std::uint32_t inside = (1u << word.size) - 1;
  word.uppers = uppers & inside;
  word.digits = digits & inside;
  const char* const mask = short_word_masks.data() + (ShortWord::capacity - word.size);
  const __m128i kept = _mm_and_si128(lowered, _mm_loadu_si128(reinterpret_cast<const __m128i*>(mask)));
  word.low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(kept));
  word.high = static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(kept, kept)));
  return word;
}
#else
inline ShortWord read_short_word(const char* bytes) { return read_short_word_by_bytes(bytes); }
#endif

// The hash of the word: that of its folded text.
inline std::uint32_t hash_of(const ShortWord& word) {
  WordHash hash{word.size};
  hash.add(word.low);
  if (word.size > 8) hash.add(word.high);
  return hash.value();
}

}  // namespace galley
