// Small questions about words, shared by rules.
#pragma once

#include <span>
#include <string_view>

namespace rules {

// ASCII only; other bytes must be the same.
bool equal_ignoring_case(std::string_view a, std::string_view b);

// True if `word` is one of `words`, whatever its case. For short lists.
bool one_of(std::string_view word, std::span<const std::string_view> words);

}  // namespace rules
