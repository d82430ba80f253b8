// How many words are equal from two places on, or before them: what a search
// for repeats does most. SSE2 is part of every x86-64 and compares four at once;
// other machines go word by word.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "linter/repeat/passage.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace galley::repeat {

// A bit for each of four words that are equal, the lowest for the first.
inline std::uint32_t equal_four(const Word* a, const Word* b) {
#ifdef __SSE2__
  const __m128i one = _mm_loadu_si128(reinterpret_cast<const __m128i*>(a));
  const __m128i other = _mm_loadu_si128(reinterpret_cast<const __m128i*>(b));
  return static_cast<std::uint32_t>(_mm_movemask_ps(_mm_castsi128_ps(_mm_cmpeq_epi32(one, other))));
#else
  std::uint32_t equal = 0;
  for (unsigned i = 0; i < 4; ++i) equal |= static_cast<std::uint32_t>(a[i] == b[i]) << i;
  return equal;
#endif
}

// Of the words from `a` and from `b` on, at most `most`.
inline std::size_t equal_ahead(const Word* a, const Word* b, std::size_t most) {
  std::size_t words = 0;
  for (; words + 4 <= most; words += 4) {
    const std::uint32_t equal = equal_four(a + words, b + words);
    if (equal != 0xF) return words + static_cast<std::size_t>(std::countr_one(equal));
  }
  while (words < most && a[words] == b[words]) ++words;
  return words;
}

// Of the words before `a` and before `b`.
inline std::size_t equal_before(const Word* a, const Word* b, std::size_t most) {
  std::size_t words = 0;
  for (; words + 4 <= most; words += 4) {
    const std::uint32_t equal = equal_four(a - words - 4, b - words - 4);
    if (equal != 0xF) return words + static_cast<std::size_t>(std::countl_one(equal << 28));
  }
  while (words < most && *(a - words - 1) == *(b - words - 1)) ++words;
  return words;
}

// The same for up to sixteen words that are there, without a branch: where two
// texts differ can't be foreseen.
constexpr std::size_t most_at_once = 16;

inline std::size_t equal_ahead_at_once(const Word* a, const Word* b, std::size_t most) {
  const std::uint32_t equal = equal_four(a, b) | equal_four(a + 4, b + 4) << 4 | equal_four(a + 8, b + 8) << 8 |
                              equal_four(a + 12, b + 12) << 12;
  return std::min(most, static_cast<std::size_t>(std::countr_one(equal)));
}

inline std::size_t equal_before_at_once(const Word* a, const Word* b, std::size_t most) {
  const std::uint32_t equal = equal_four(a - 4, b - 4) << 28 | equal_four(a - 8, b - 8) << 24 |
                              equal_four(a - 12, b - 12) << 20 | equal_four(a - 16, b - 16) << 16;
  return std::min(most, static_cast<std::size_t>(std::countl_one(equal)));
}

}  // namespace galley::repeat
