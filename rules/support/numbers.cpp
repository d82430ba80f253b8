#include "rules/support/numbers.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

constexpr std::array ones = {"one"sv,     "two"sv,       "three"sv,    "four"sv,     "five"sv,
                             "six"sv,     "seven"sv,     "eight"sv,    "nine"sv,     "ten"sv,
                             "eleven"sv,  "twelve"sv,    "thirteen"sv, "fourteen"sv, "fifteen"sv,
                             "sixteen"sv, "seventeen"sv, "eighteen"sv, "nineteen"sv};
constexpr std::array tens = {"twenty"sv, "thirty"sv,  "forty"sv,  "fifty"sv,
                             "sixty"sv,  "seventy"sv, "eighty"sv, "ninety"sv};
constexpr std::array ordinal_ones = {"first"sv,     "second"sv,      "third"sv,      "fourth"sv,     "fifth"sv,
                                     "sixth"sv,     "seventh"sv,     "eighth"sv,     "ninth"sv,      "tenth"sv,
                                     "eleventh"sv,  "twelfth"sv,     "thirteenth"sv, "fourteenth"sv, "fifteenth"sv,
                                     "sixteenth"sv, "seventeenth"sv, "eighteenth"sv, "nineteenth"sv};
constexpr std::array ordinal_tens = {"twentieth"sv, "thirtieth"sv,  "fortieth"sv,  "fiftieth"sv,
                                     "sixtieth"sv,  "seventieth"sv, "eightieth"sv, "ninetieth"sv};

// Where `word` stands among `words`, whatever its case.
template <std::size_t size>
std::optional<int> place(std::string_view word, const std::array<std::string_view, size>& words) {
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&](std::string_view other) { return equal_ignoring_case(word, other); });
  if (found == words.end()) return std::nullopt;
  return static_cast<int>(found - words.begin());
}

// All of `digits` must be digits, at most `most` of them.
std::optional<int> decimal(std::string_view digits, std::size_t most) {
  if (digits.empty() || digits.size() > most || !std::all_of(digits.begin(), digits.end(), is_ascii_digit))
    return std::nullopt;
  int value = 0;
  for (const char digit : digits) value = 10 * value + (digit - '0');
  return value;
}

}  // namespace

std::optional<int> whole_number(std::string_view figures) { return decimal(figures, 9); }

std::optional<double> figure_value(std::string_view figures) {
  double value = 0;
  double place = 1;
  bool behind_point = false;
  for (const char byte : figures) {
    if (byte == ',') continue;
    if (byte == '.' && behind_point) return std::nullopt;  // "1.2.3"
    if (byte == '.') behind_point = true;
    if (byte == '.') continue;
    if (!is_ascii_digit(byte)) return std::nullopt;
    if (behind_point) place /= 10;
    value = behind_point ? value + place * (byte - '0') : 10 * value + (byte - '0');
  }
  return value;
}

std::optional<int> ordinal_figure(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  const auto value = whole_number(word.substr(0, word.size() - 2));
  if (!value) return std::nullopt;
  const int last = *value % 10;
  const bool teen = *value / 10 % 10 == 1;
  const std::string_view ending = teen || last == 0 || last > 3 ? "th"sv
                                  : last == 1                   ? "st"sv
                                  : last == 2                   ? "nd"sv
                                                                : "rd"sv;
  return word.ends_with(ending) ? value : std::nullopt;
}

std::optional<WrittenNumber> read_number(const Document& document, std::uint32_t at) {
  const auto tokens = document.tokens();
  const std::string_view word = document.text(tokens[at]);
  const IndexRange one{at, at + 1};
  if (tokens[at].kind == TokenKind::number) {
    const auto value = figure_value(word);
    return value ? std::optional{WrittenNumber{.value = *value, .figures = true, .tokens = one}} : std::nullopt;
  }
  if (tokens[at].kind != TokenKind::word || word.size() < 3 || word.size() > 11) return std::nullopt;
  if (is_ascii_digit(word[0])) {
    const auto value = ordinal_figure(word);
    if (!value) return std::nullopt;
    return WrittenNumber{.value = static_cast<double>(*value), .figures = true, .ordinal = true, .tokens = one};
  }
  if (const auto found = place(word, ones)) return WrittenNumber{.value = *found + 1.0, .tokens = one};
  if (const auto found = place(word, ordinal_ones))
    return WrittenNumber{.value = *found + 1.0, .ordinal = true, .tokens = one};
  if (const auto found = place(word, ordinal_tens))
    return WrittenNumber{.value = 10 * (*found + 2.0), .ordinal = true, .tokens = one};
  const auto ten = place(word, tens);
  if (!ten) return std::nullopt;
  WrittenNumber number{.value = 10 * (*ten + 2.0), .tokens = one};
  if (at + 2 >= tokens.size() || document.text(tokens[at + 1]) != "-") return number;
  const auto unit = place(document.text(tokens[at + 2]), ones);
  const auto ordinal = place(document.text(tokens[at + 2]), ordinal_ones);
  if (unit.value_or(9) > 8 && ordinal.value_or(9) > 8) return number;
  number.value += unit.value_or(9) <= 8 ? *unit + 1 : *ordinal + 1;
  number.ordinal = unit.value_or(9) > 8;
  number.tokens.end = at + 3;
  return number;
}

std::optional<WrittenNumber> number_before(const Document& document, std::uint32_t at) {
  for (const std::uint32_t length : {3U, 1U}) {
    if (at < length) continue;
    const auto found = read_number(document, at - length);
    if (found && found->tokens.end == at) return found;
  }
  return std::nullopt;
}

std::vector<std::string_view> number_words() {
  std::vector<std::string_view> all{ones.begin(), ones.end()};
  all.insert(all.end(), tens.begin(), tens.end());
  all.insert(all.end(), ordinal_ones.begin(), ordinal_ones.end());
  all.insert(all.end(), ordinal_tens.begin(), ordinal_tens.end());
  return all;
}

std::string in_words(int value) {
  if (value < 20) return std::string{ones[static_cast<std::size_t>(value - 1)]};
  std::string words{tens[static_cast<std::size_t>(value / 10 - 2)]};
  if (value % 10 != 0) words.append("-").append(ones[static_cast<std::size_t>(value % 10 - 1)]);
  return words;
}

std::optional<int> small_number(std::string_view word) {
  if (word.empty() || word.size() > 9) return std::nullopt;
  if (is_ascii_digit(word[0])) return decimal(word, 2);
  if (equal_ignoring_case(word, tens[0])) return 20;
  const auto found = place(word, ones);
  return found && *found > 0 ? std::optional{*found + 1} : std::nullopt;
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
