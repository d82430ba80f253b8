#include "rules/data/placement_words.h"

namespace rules::placement {
namespace {

#include "rules/data/placement_words.inc"

}  // namespace

std::span<const WordCount> word_counts() { return words; }
std::uint32_t counted_texts() { return texts; }

}  // namespace rules::placement
