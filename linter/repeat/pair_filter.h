// Whether two words stand next to each other in some texts: no, or perhaps.
// Where a run of words may stand is told by few of the pairs in it, so that
// most words of a text needn't be looked at (as R. Boyer and J. Moore: A fast
// string searching algorithm, 1977, pass over most letters).
#pragma once

#include <algorithm>
#include <bit>
#include <vector>

#include "linter/repeat/passage.h"

namespace galley::repeat {

class PairFilter {
 public:
  explicit PairFilter(std::span<const Text> texts) {
    std::size_t words = 0;
    for (const Text text : texts) words += text.size();
    const std::size_t bits = std::bit_ceil(bits_a_word * words + 64);
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(bits));
    bits_.resize(bits / 64);
    for (const Text text : texts) {
      for (std::size_t at = 1; at < text.size(); ++at) {
        const std::uint64_t bit = bit_of(text[at - 1], text[at]);
        bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
      }
    }
  }

  bool may_hold(Word first, Word second) const {
    const std::uint64_t bit = bit_of(first, second);
    return (bits_[bit / 64] >> (bit % 64) & 1) != 0;
  }

  // Calls use(begin) for each run of `length` words, two or more, of which all pairs may stand there.
  template <typename Use>
  void each_run(Text text, std::uint32_t length, const Use& use) const {
    for (std::uint32_t begin = 0; begin + length <= text.size();) {
      std::uint32_t pair = length - 1;  // the last, as none of the runs that it is in can begin before it
      while (pair > 0 && may_hold(text[begin + pair - 1], text[begin + pair])) --pair;
      if (pair == 0) use(begin);
      begin += std::max(pair, 1u);
    }
  }

 private:
  static constexpr std::size_t bits_a_word = 16;

  std::uint64_t bit_of(Word first, Word second) const {
    return ((std::uint64_t{first} << 32 | second) * 0x9E3779B97F4A7C15ull) >> shift_;
  }

  std::vector<std::uint64_t> bits_;
  unsigned shift_ = 0;
};

}  // namespace galley::repeat
