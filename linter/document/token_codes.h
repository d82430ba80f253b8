// Two bytes for a token: how many bytes stand before it, up to three; its
// length; its kind and shape. Nearly all are told in full by these, so sixteen are
// encoded at once and only then it is asked whether one of them isn't. SSE4 does
// four in a step; other machines go one by one, with the same answer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "linter/document/document.h"

#ifdef __SSE4_1__
#include <smmintrin.h>
#endif

namespace galley {

using TokenCode = std::uint16_t;

struct TokenCodes {
  static constexpr unsigned gap_bits = 2;
  static constexpr unsigned size_bits = 6;
  static constexpr unsigned kind_bits = 3;
  static constexpr unsigned looks_shift = gap_bits + size_bits;
  static constexpr std::uint32_t most_gap = (1 << gap_bits) - 1;
  static constexpr std::uint32_t most_size = (1 << size_bits) - 2;
  static constexpr std::uint32_t most_kind = (1 << kind_bits) - 1;
  // The place of a token that is longer or stands further away.
  static constexpr std::uint32_t far = (1 << looks_shift) - 1;

  static std::uint32_t looks(const Token& token) {
    return static_cast<std::uint32_t>(token.kind) | static_cast<std::uint32_t>(token.shape) << kind_bits;
  }
  static bool is_far(std::uint32_t gap, std::uint32_t size) { return gap > most_gap || size > most_size; }
  static TokenCode code(std::uint32_t gap, std::uint32_t size, const Token& token) {
    const std::uint32_t place = is_far(gap, size) ? far : size << gap_bits | gap;
    return static_cast<TokenCode>(place | looks(token) << looks_shift);
  }

  static constexpr std::size_t at_once = 16;
  using Some = std::array<TokenCode, at_once>;

  // The codes of the tokens at `tokens`, before which the prose is read up to
  // `end`. False, and no codes, if one of them is far or of a kind behind `code`.
  static bool encode(const Token* tokens, Offset end, Some& codes);
};

#ifdef __SSE4_1__

inline bool TokenCodes::encode(const Token* tokens, Offset end, Some& codes) {
  static_assert(sizeof(Token) == sizeof(__m128i) && offsetof(Token, kind) == 12 && offsetof(Token, shape) == 13);
  static_assert(static_cast<int>(TokenKind::code) == 3 && kind_bits == 3);
  __m128i before = _mm_set1_epi32(static_cast<int>(end));
  __m128i odd = _mm_setzero_si128();
  __m128i found[at_once / 4];
  for (__m128i& four : found) {
    const auto token = [&](int at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(tokens + at)); };
    const __m128i places_01 = _mm_unpacklo_epi32(token(0), token(1));
    const __m128i places_23 = _mm_unpacklo_epi32(token(2), token(3));
    const __m128i begins = _mm_unpacklo_epi64(places_01, places_23);
    const __m128i ends = _mm_unpackhi_epi64(places_01, places_23);
    const __m128i kinds = _mm_unpackhi_epi64(_mm_unpackhi_epi32(token(0), token(1)),  // shapes in the second byte
                                             _mm_unpackhi_epi32(token(2), token(3)));
    const __m128i gaps = _mm_sub_epi32(begins, _mm_alignr_epi8(ends, before, 12));
    const __m128i sizes = _mm_sub_epi32(ends, begins);
    const __m128i looks = _mm_or_si128(
        _mm_and_si128(kinds, _mm_set1_epi32(most_kind)),
        _mm_and_si128(_mm_srli_epi32(kinds, 8 - kind_bits), _mm_set1_epi32(0xFF & ~static_cast<int>(most_kind))));
    four = _mm_or_si128(_mm_or_si128(gaps, _mm_slli_epi32(sizes, gap_bits)), _mm_slli_epi32(looks, looks_shift));
    odd = _mm_or_si128(odd, _mm_and_si128(kinds, _mm_set1_epi32(4)));
    odd = _mm_or_si128(odd, _mm_srli_epi32(gaps, gap_bits));
    odd = _mm_or_si128(odd, _mm_srli_epi32(_mm_add_epi32(sizes, _mm_set1_epi32(1)), size_bits));
    before = ends;
    tokens += 4;
  }
  if (_mm_testz_si128(odd, odd) == 0) return false;
  auto* const to = reinterpret_cast<__m128i*>(codes.data());
  _mm_storeu_si128(to, _mm_packus_epi32(found[0], found[1]));
  _mm_storeu_si128(to + 1, _mm_packus_epi32(found[2], found[3]));
  return true;
}

#else

inline bool TokenCodes::encode(const Token* tokens, Offset end, Some& codes) {
  for (TokenCode& code_of : codes) {
    const std::uint32_t gap = tokens->span.begin - end;
    const std::uint32_t size = tokens->span.end - tokens->span.begin;
    if (is_far(gap, size) || tokens->kind > TokenKind::code) return false;
    code_of = code(gap, size, *tokens);
    end = tokens->span.end;
    ++tokens;
  }
  return true;
}

#endif

}  // namespace galley
