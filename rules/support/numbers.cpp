#include "rules/support/numbers.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

constexpr std::array words = {"two"sv,       "three"sv,    "four"sv,     "five"sv,    "six"sv,
                              "seven"sv,     "eight"sv,    "nine"sv,     "ten"sv,     "eleven"sv,
                              "twelve"sv,    "thirteen"sv, "fourteen"sv, "fifteen"sv, "sixteen"sv,
                              "seventeen"sv, "eighteen"sv, "nineteen"sv, "twenty"sv};

// All of `digits` must be digits, at most `most` of them.
std::optional<int> decimal(std::string_view digits, std::size_t most) {
  if (digits.empty() || digits.size() > most || !std::all_of(digits.begin(), digits.end(), is_ascii_digit))
    return std::nullopt;
  int value = 0;
  for (const char digit : digits) value = 10 * value + (digit - '0');
  return value;
}

}  // namespace

std::optional<int> small_number(std::string_view word) {
  if (word.empty() || word.size() > 9) return std::nullopt;
  if (is_ascii_digit(word[0])) return decimal(word, 2);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (equal_ignoring_case(word, words[at])) return static_cast<int>(at) + 2;
  }
  return std::nullopt;
}

std::optional<ItemNumber> item_number(std::string_view written) {
  if (written.starts_with('(')) written.remove_prefix(1);
  if (written.ends_with('.') || written.ends_with(')')) written.remove_suffix(1);
  if (const auto value = decimal(written, 5)) return ItemNumber{.value = *value};
  if (written.size() == 1 && is_ascii_lower(written[0]))
    return ItemNumber{.value = written[0] - 'a' + 1, .letter = true};
  return std::nullopt;
}

}  // namespace rules
