// In how many texts a stem stands. Generated; see tools/placement/train.py.
#pragma once

#include <cstdint>
#include <span>

namespace rules::placement {

struct WordCount {
  std::uint64_t stem;   // as of stem_of()
  std::uint32_t texts;  // at least a few: rarer ones aren't listed
};

std::span<const WordCount> word_counts();
std::uint32_t counted_texts();

}  // namespace rules::placement
