#include "linter/style/title_case.h"

#include <algorithm>
#include <array>
#include <span>

#include "linter/style/letters.h"
#include "linter/style/patterns.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::array small_words = {"a"sv,   "an"sv, "and"sv, "as"sv,  "at"sv,  "but"sv, "by"sv, "en"sv,
                                    "for"sv, "if"sv, "in"sv,  "nor"sv, "of"sv,  "on"sv,  "or"sv, "per"sv,
                                    "the"sv, "to"sv, "vs"sv,  "vs."sv, "via"sv, "v"sv,   "v."sv};
constexpr std::array prepositions = {
    "with"sv,       "from"sv,    "into"sv,    "during"sv, "including"sv,  "until"sv, "against"sv, "among"sv,
    "throughout"sv, "despite"sv, "towards"sv, "upon"sv,   "concerning"sv, "about"sv, "over"sv,    "through"sv,
    "before"sv,     "between"sv, "after"sv,   "since"sv,  "without"sv,    "under"sv, "within"sv,  "along"sv,
    "following"sv,  "across"sv,  "beyond"sv,  "around"sv, "down"sv,       "near"sv,  "above"sv};

template <std::size_t size>
bool one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The text with typographic marks as plain ones, of the same length in bytes:
// only the marks beside words matter.
char mark_before(std::string_view text, std::size_t at) {
  if (at == 0) return '\0';
  const Decoded mark = decode_before(text.substr(0, at), at);
  return is_dash(mark.code_point) ? '-' : mark.code_point < 0x80 ? static_cast<char>(mark.code_point) : '\x01';
}

std::size_t size_before(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : decode_before(text.substr(0, at), at).size;
}

bool stays_small(std::string_view text, const Capture& word, TitleStyle style) {
  const std::string small = to_lower_case(text.substr(word.begin, word.size()));
  const bool bounds = word.begin == 0 || word.end == text.size();
  if (bounds || !(one_of(small, small_words) || (style == TitleStyle::chicago && one_of(small, prepositions))))
    return false;
  const char before = mark_before(text, word.begin);
  const char before_that = mark_before(text, word.begin - size_before(text, word.begin));
  const char behind =
      word.end < text.size() ? (is_dash(decode(text, word.end).code_point) ? '-' : text[word.end]) : '\0';
  return (before == ' ' || before == '-' || before == '/') && before_that != ':' && before_that != '-' &&
         (behind != '-' || before == '-');
}

// Whether it matches itself and nothing else.
bool is_literal(std::string_view pattern) {
  return std::all_of(pattern.begin(), pattern.end(), [](char byte) {
    return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == ' ' || byte == '-' || byte == '_' || byte == '\'';
  });
}

std::string kept_pattern(const std::vector<std::string>& kept) {
  constexpr std::string_view words = "[\\p{N}\\p{L}*]+[^\\s]*";
  return kept.empty() ? "(?i)" + std::string{words}
                      : "(?i)\\b(?:" + alternatives_of(kept) + ")\\b|" + std::string{words};
}

}  // namespace

std::string to_upper_case(std::string_view text) { return map_letters(text, to_upper, all_letters); }
std::string to_lower_case(std::string_view text) { return map_letters(text, to_lower, all_letters); }
bool equal_in_any_case(std::string_view a, std::string_view b) {
  for (; !a.empty() && !b.empty(); a.remove_prefix(1), b.remove_prefix(1)) {
    const bool is_ascii = static_cast<unsigned char>(a[0] | b[0]) < 0x80;
    if (!is_ascii) return to_lower_case(a) == to_lower_case(b);
    if (to_ascii_lower(a[0]) != to_ascii_lower(b[0])) return false;
  }
  return a.empty() && b.empty();
}

CaseWords::CaseWords(std::vector<std::string> kept, const std::string& prefix) : tokens_(kept_pattern(kept)) {
  std::stable_sort(kept.begin(), kept.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  for (const std::string& each : kept) kept_.push_back({.pattern = Regex{each}, .is_literal = is_literal(each)});
  tokens_ = Regex{kept_pattern(kept)};
  if (!prefix.empty()) prefix_.emplace(prefix);
}

std::optional<std::string> CaseWords::kept(std::string_view word, RegexWorkspace& workspace) const {
  for (const Kept& each : kept_) {
    const std::string& written = each.pattern.pattern();
    if (equal_in_any_case(written, word)) return written;
    if (each.is_literal ? word.find(written) != word.npos : each.pattern.matches(word, workspace))
      return std::string{word};
  }
  return std::nullopt;
}

std::size_t CaseWords::prefix_size(std::string_view text, RegexWorkspace& workspace) const {
  std::vector<Capture> groups;
  return prefix_ && prefix_->find(text, 0, workspace, groups) && groups[0].begin == 0 ? groups[0].end : 0;
}

std::string to_title_case(std::string_view text, TitleStyle style, const CaseWords& words, RegexWorkspace& workspace) {
  const std::size_t prefix = words.prefix_size(text, workspace);
  std::string made{text.substr(0, prefix)};
  text.remove_prefix(prefix);
  static const Regex word{"[\\p{N}\\p{L}]+[^\\s\\-/]*"};
  std::size_t behind = 0;
  word.for_each(text, workspace, [&](const std::vector<Capture>& groups) {
    const std::string_view written = text.substr(groups[0].begin, groups[0].size());
    made += text.substr(behind, groups[0].begin - behind);
    behind = groups[0].end;
    if (const auto kept = words.kept(written, workspace))
      made += *kept;
    else if (stays_small(text, groups[0], style))
      made += to_lower_case(written);
    else
      made += map_letters(written, to_upper, 1);
    return true;
  });
  return made + std::string{text.substr(behind)};
}

std::string to_sentence_case(std::string_view text, std::span<const std::string> indicators, const CaseWords& words,
                             RegexWorkspace& workspace) {
  const std::size_t prefix = words.prefix_size(text, workspace);
  std::string made{text.substr(0, prefix)};
  text.remove_prefix(prefix);
  static const Regex ordinal{"\\d+\\."};
  std::string_view before;
  std::size_t index = 0;
  words.tokens().for_each(text, workspace, [&](const std::vector<Capture>& groups) {
    const std::string_view written = text.substr(groups[0].begin, groups[0].size());
    const bool indicated = index > 0 && (std::any_of(indicators.begin(), indicators.end(),
                                                     [&](const std::string& each) { return before.ends_with(each); }) ||
                                         (index == 1 && ordinal.matches(before, workspace)));
    if (index > 0) made += ' ';
    if (const auto kept = words.kept(written, workspace))
      made += *kept;
    else if (index == 0 || indicated)
      made += map_letters(to_lower_case(written), to_upper, 1);
    else
      made += to_lower_case(written);
    before = written;
    ++index;
    return true;
  });
  return made;
}

}  // namespace galley
