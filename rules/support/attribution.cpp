#include "rules/support/attribution.h"

#include <algorithm>
#include <array>

#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

// Speakers are named before this many tokens have been quoted.
constexpr std::uint32_t most_tokens_quoted = 120;

constexpr std::array saying = {"said"sv,     "says"sv,    "added"sv,    "adds"sv,   "told"sv,      "asked"sv,
                               "asks"sv,     "replied"sv, "wrote"sv,    "writes"sv, "explained"sv, "continued"sv,
                               "recalled"sv, "noted"sv,   "insisted"sv, "warned"sv};
constexpr std::array reporting = {"say"sv,       "saying"sv,    "telling"sv,  "adding"sv,  "claimed"sv, "claims"sv,
                                  "claiming"sv,  "insisting"sv, "insists"sv,  "warning"sv, "warns"sv,   "argued"sv,
                                  "argues"sv,    "arguing"sv,   "stated"sv,   "states"sv,  "stating"sv, "declared"sv,
                                  "declaring"sv, "replying"sv,  "announced"sv};
constexpr std::array pronouns = {"he"sv, "she"sv, "they"sv, "I"sv, "we"sv, "one"sv, "who"sv};
constexpr std::array openers = {"the"sv, "a"sv,       "an"sv, "his"sv, "her"sv,  "their"sv,
                                "one"sv, "another"sv, "he"sv, "she"sv, "they"sv, "I"sv};

bool is_name(const Token& token) { return token.kind == TokenKind::word && has(token.shape, Shape::capitalised); }

}  // namespace

const WordSet& words_of_saying() {
  static const WordSet words{saying};
  return words;
}

bool is_saying(const Token& token) { return token.kind == TokenKind::word && words_of_saying().contains(token); }

bool is_reporting(const Token& token) {
  static const WordSet words{reporting};
  return is_saying(token) || (token.kind == TokenKind::word && words.contains(token));
}

bool begins_attribution(const Document& document, std::uint32_t at, std::uint32_t end) {
  const auto tokens = document.tokens();
  if (at + 1 >= end || tokens[at].kind != TokenKind::word) return false;
  if (is_saying(tokens[at])) return is_name(tokens[at + 1]) || one_of(document.text(tokens[at + 1]), openers);
  if (one_of(document.text(tokens[at]), pronouns)) return is_saying(tokens[at + 1]);
  for (std::uint32_t word = at; word < end && word < at + 4; ++word) {
    if (word > at && is_saying(tokens[word])) return true;
    if (!is_name(tokens[word])) return false;
  }
  return false;
}

std::optional<std::uint32_t> find_attribution(const Document& document, IndexRange range) {
  range.end = std::min(range.end, range.begin + most_tokens_quoted);
  for (std::uint32_t at = range.begin + 1; at < range.end; ++at) {
    const Token& before = document.tokens()[at - 1];
    if (before.kind != TokenKind::punctuation) continue;
    const std::string_view mark = document.text(before);
    if (mark != ","sv && mark != "?"sv && mark != "!"sv) continue;
    if (begins_attribution(document, at, range.end)) return at;
  }
  return std::nullopt;
}

}  // namespace rules
