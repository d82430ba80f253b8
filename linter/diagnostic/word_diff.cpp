#include "linter/diagnostic/word_diff.h"

#include <string>
#include <utility>

namespace galley {
namespace {

// Of a longer run of words that are the same its ends are shown.
constexpr std::size_t most_words_shown = 12;
constexpr std::size_t words_shown_of_long = 5;

}  // namespace

std::string_view WordsOfProse::text(std::size_t begin, std::size_t end) const {
  if (begin == end) return {};
  return prose.substr(words[begin].begin, words[end - 1].end - words[begin].begin);
}

std::string_view WordsOfProse::text_with_marks(std::size_t begin, std::size_t end) const {
  if (begin == end) return {};
  const std::size_t stop = end < words.size() ? words[end].begin : prose.size();
  const std::string_view text = prose.substr(words[begin].begin, stop - words[begin].begin);
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

std::vector<DiffPart> word_diff(const WordsOfProse& a, const WordsOfProse& b, std::span<const Change> changes) {
  std::vector<DiffPart> parts;
  const auto add = [&](DiffPart::Kind kind, std::string text) {
    if (!text.empty()) parts.push_back({.kind = kind, .text = std::move(text)});
  };
  const auto same = [&](std::size_t begin, std::size_t end) {
    if (end - begin <= most_words_shown) return std::string{b.text_with_marks(begin, end)};
    return std::string{b.text(begin, begin + words_shown_of_long)} + " … " +
           std::string{b.text_with_marks(end - words_shown_of_long, end)};
  };
  std::size_t from = 0;
  for (const Change& change : changes) {
    add(DiffPart::Kind::same, same(from, change.b_begin));
    add(DiffPart::Kind::deleted, std::string{a.text_with_marks(change.a_begin, change.a_end)});
    add(DiffPart::Kind::inserted, std::string{b.text_with_marks(change.b_begin, change.b_end)});
    from = change.b_end;
  }
  add(DiffPart::Kind::same, same(from, b.words.size()));
  return parts;
}

}  // namespace galley
