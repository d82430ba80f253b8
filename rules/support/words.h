// Small questions about words, shared by rules.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rules {

// ASCII only; other bytes must be the same.
bool equal_ignoring_case(std::string_view a, std::string_view b);

// True if `word` is one of `words`, whatever its case. For short lists, in which none is empty.
bool one_of(std::string_view word, std::span<const std::string_view> words);

// `word` in the quotation marks that messages have.
std::string quoted(std::string_view word);

// True for four figures of this millennium's years so far, or the last one's.
bool may_be_year(std::string_view figures);

// True if it may be a Roman number: nothing but its letters, in capitals.
bool may_be_roman(std::string_view word);

// "once", "2 times".
std::string times(std::size_t count);

}  // namespace rules
