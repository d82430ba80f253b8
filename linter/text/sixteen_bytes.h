// Which of sixteen bytes are of a kind, asked of all at once. SSE2 is part of
// every x86-64; other machines go byte by byte.
#pragma once

#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#else
#include <array>
#include <cstring>
#endif

namespace galley {

#ifdef __SSE2__
class SixteenBytes {
 public:
  explicit SixteenBytes(const char* bytes) : all_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes))) {}

  // The bytes that were found, joined by `|`.
  struct Found {
    __m128i lanes;  // 0xFF where a byte is one
    friend Found operator|(Found a, Found b) { return {_mm_or_si128(a.lanes, b.lanes)}; }
    // Bit n stands for the byte n.
    std::uint64_t bits() const { return static_cast<std::uint32_t>(_mm_movemask_epi8(lanes)); }
  };

  Found is(char byte) const { return {_mm_cmpeq_epi8(all_, _mm_set1_epi8(byte))}; }
  // from <= byte <= to, without a sign.
  Found in_range(char from, char to) const {
    const __m128i shifted = _mm_sub_epi8(all_, _mm_set1_epi8(from));
    return {_mm_cmpeq_epi8(_mm_min_epu8(shifted, _mm_set1_epi8(static_cast<char>(to - from))), shifted)};
  }

 private:
  __m128i all_;
};
#else
class SixteenBytes {
 public:
  explicit SixteenBytes(const char* bytes) { std::memcpy(all_.data(), bytes, all_.size()); }

  struct Found {
    std::uint64_t found;
    friend Found operator|(Found a, Found b) { return {a.found | b.found}; }
    std::uint64_t bits() const { return found; }
  };

  Found is(char byte) const { return in_range(byte, byte); }
  Found in_range(char from, char to) const {
    std::uint64_t found = 0;
    for (unsigned at = 0; at < all_.size(); ++at) {
      const auto byte = all_[at];
      const bool is_one = byte >= static_cast<unsigned char>(from) && byte <= static_cast<unsigned char>(to);
      found |= std::uint64_t{is_one} << at;
    }
    return {found};
  }

 private:
  std::array<unsigned char, 16> all_;
};
#endif

}  // namespace galley
