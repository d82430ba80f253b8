#include "rules/support/words.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace rules {

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return galley::to_ascii_lower(x) == galley::to_ascii_lower(y); });
}

bool one_of(std::string_view word, std::span<const std::string_view> words) {
  if (word.empty()) return false;
  // In one step, as neither can be foreseen of a word of the list.
  const auto may_be = [&](std::string_view other) {
    constexpr int but_case = ~0x20;
    return (static_cast<int>(other.size() == word.size()) &
            static_cast<int>(((other.front() ^ word.front()) & but_case) == 0)) != 0;
  };
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view other) { return may_be(other) && equal_ignoring_case(word, other); });
}

std::string quoted(std::string_view word) { return "“" + std::string{word} + "”"; }

bool may_be_year(std::string_view figures) {
  return figures.size() == 4 && (figures.starts_with("1") || figures.starts_with("20"));
}

bool may_be_roman(std::string_view word) { return word.find_first_not_of("IVXLCDM") == std::string_view::npos; }

std::string times(std::size_t count) { return count == 1 ? "once" : std::to_string(count) + " times"; }

}  // namespace rules
