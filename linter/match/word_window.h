// Sixty-four bytes of a text at once, a bit each: which are parts of words.
// SSE2 is part of every x86-64; other machines go byte by byte.
#pragma once

#include <cstdint>

#include "linter/text/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace galley {

// Bit n stands for the byte n.
struct WordWindow {
  static constexpr unsigned size = 64;

  std::uint64_t words = 0;  // letters and digits of ASCII, and "_"
  std::uint64_t uppers = 0;
  std::uint64_t digits = 0;
  std::uint64_t spaces = 0;  // and line ends
  std::uint64_t leads = 0;   // first bytes of characters beyond ASCII
  std::uint64_t beyond = 0;  // all their bytes

  bool operator==(const WordWindow&) const = default;
};

// `bytes` are sixty-four.
inline WordWindow read_word_window_by_bytes(const char* bytes) {
  WordWindow window;
  for (unsigned at = 0; at < WordWindow::size; ++at) {
    const char byte = bytes[at];
    const std::uint64_t bit = std::uint64_t{1} << at;
    if (is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_') window.words |= bit;
    if (is_ascii_upper(byte)) window.uppers |= bit;
    if (is_ascii_digit(byte)) window.digits |= bit;
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) window.spaces |= bit;
    if (static_cast<unsigned char>(byte) >= 0xC2) window.leads |= bit;
    if (static_cast<unsigned char>(byte) >= 0x80) window.beyond |= bit;
  }
  return window;
}

#ifdef __SSE2__
inline WordWindow read_word_window(const char* bytes) {
  WordWindow window;
  for (unsigned part = 0; part < WordWindow::size; part += 16) {
    const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + part));
    const auto bits = [part](__m128i found) {
      return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << part;
    };
    // 0xFF where from <= byte <= from + last.
    const auto in_range = [all](char from, char last) {
      const __m128i shifted = _mm_sub_epi8(all, _mm_set1_epi8(from));
      return _mm_cmpeq_epi8(_mm_min_epu8(shifted, _mm_set1_epi8(last)), shifted);
    };
    const __m128i uppers = in_range('A', 25);
    const __m128i digits = in_range('0', 9);
    const __m128i others = _mm_or_si128(in_range('a', 25), _mm_cmpeq_epi8(all, _mm_set1_epi8('_')));
    window.words |= bits(_mm_or_si128(_mm_or_si128(uppers, digits), others));
    window.uppers |= bits(uppers);
    window.digits |= bits(digits);
    window.spaces |= bits(_mm_or_si128(_mm_cmpeq_epi8(all, _mm_set1_epi8(' ')), in_range('\t', 4)));
    window.leads |= bits(in_range('\xC2', 0x3D));
    window.beyond |= bits(all);
  }
  return window;
}
#else
inline WordWindow read_word_window(const char* bytes) { return read_word_window_by_bytes(bytes); }
#endif

}  // namespace galley
