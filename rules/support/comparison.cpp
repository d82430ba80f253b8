#include "rules/support/comparison.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace rules {
namespace {

using namespace galley;

// Longer passages that share so much are copies, whatever was filled in; unless
// by far the most of what differs is filling, and differs everywhere: sentences
// of one template, one behind the other.
constexpr std::size_t longest_template = 60;
constexpr double most_by_far = 0.6;
constexpr double everywhere = 0.2;

// The share of what was changed that makes a template of it.
constexpr double most_of_it = 0.5;

// Letters as alike as this are one word misread.
constexpr double alike = 0.7;
constexpr std::size_t most_letters = 160;

std::size_t size_of(const Change& change) {
  return std::max(change.a_end - change.a_begin, change.b_end - change.b_begin);
}

bool has_filling(const PassageText& text, std::size_t begin, std::size_t end) {
  const auto first = text.fills.begin() + static_cast<std::ptrdiff_t>(begin);
  return std::find(first, text.fills.begin() + static_cast<std::ptrdiff_t>(end), true) !=
         text.fills.begin() + static_cast<std::ptrdiff_t>(end);
}

// True if `one` puts the same words for the same words as `other`.
bool is_same(const PassageText& a, const PassageText& b, const Change& one, const Change& other) {
  const auto words = [](const PassageText& text, std::size_t begin, std::size_t end) {
    return std::span{text.folded}.subspan(begin, end - begin);
  };
  return one.a_begin < one.a_end && one.b_begin < one.b_end &&
         std::ranges::equal(words(a, one.a_begin, one.a_end), words(a, other.a_begin, other.a_end)) &&
         std::ranges::equal(words(b, one.b_begin, one.b_end), words(b, other.b_begin, other.b_end));
}

std::string letters(const PassageText& text, std::size_t begin, std::size_t end) {
  std::string kept;
  for (const char byte : text.text(begin, end)) {
    if (is_ascii_letter(byte) || is_ascii_digit(byte) || static_cast<unsigned char>(byte) >= 0x80)
      kept += to_ascii_lower(byte);
  }
  return kept;
}

// One name, number or piece of code for another.
bool is_filling(const PassageText& a, const PassageText& b, const Change& change) {
  return has_filling(a, change.a_begin, change.a_end) && has_filling(b, change.b_begin, change.b_end);
}

// From 0 to 1: one less the share of bytes to edit. V. Levenshtein, 1965.
double likeness(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a.size() > most_letters || b.size() > most_letters) return 0;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return 1 - static_cast<double>(row[b.size()]) / static_cast<double>(std::max(a.size(), b.size()));
}

// Word by word, of passages of one size. The shortest edit script counts a word
// for another twice, so it may lay a sentence of a template over the next one.
std::vector<Change> changes_in_place(const PassageText& a, const PassageText& b) {
  std::vector<Change> changes;
  for (std::size_t word = 0; word < a.folded.size(); ++word) {
    if (a.folded[word] == b.folded[word]) continue;
    if (changes.empty() || changes.back().a_end != word)
      changes.push_back({.a_begin = word, .a_end = word, .b_begin = word, .b_end = word});
    changes.back().a_end = changes.back().b_end = word + 1;
  }
  return changes;
}

}  // namespace

PassageText PassageText::part(std::size_t begin, std::size_t end) const {
  PassageText cut{.prose = std::string{text(begin, end)}};
  for (std::size_t word = begin; word < end; ++word) {
    const Offset shift = words[begin].begin;
    cut.words.push_back({words[word].begin - shift, words[word].end - shift});
    cut.folded.push_back(folded[word]);
    cut.fills.push_back(fills[word]);
  }
  return cut;
}

std::vector<Change> changes_between(const PassageText& a, const PassageText& b) {
  std::vector<Change> script = edit_script(a.folded, b.folded);
  if (a.words.size() != b.words.size()) return script;
  std::vector<Change> in_place = changes_in_place(a, b);
  return changed_words(in_place) < changed_words(script) ? in_place : script;
}

std::size_t changed_words(const std::vector<Change>& changes) {
  std::size_t words = 0;
  for (const Change& change : changes) words += size_of(change);
  return words;
}

bool is_template(const PassageText& a, const PassageText& b, const std::vector<Change>& changes) {
  const std::size_t words = std::max(a.words.size(), b.words.size());
  const bool is_long = words > longest_template;
  if (is_long && static_cast<double>(changed_words(changes)) < everywhere * static_cast<double>(words)) return false;
  std::size_t filled = 0;
  std::size_t places = 0;
  for (const Change& change : changes) {
    if (letters(a, change.a_begin, change.a_end) == letters(b, change.b_begin, change.b_end)) continue;
    const auto again =
        std::ranges::count_if(changes, [&](const Change& other) { return is_same(a, b, other, change); });
    if (!is_filling(a, b, change) && again < 2) continue;
    filled += size_of(change);
    ++places;
  }
  const double least = is_long ? most_by_far : most_of_it;
  return places >= 2 && static_cast<double>(filled) >= least * static_cast<double>(changed_words(changes));
}

double misread_words(const PassageText& a, const PassageText& b, const std::vector<Change>& changes) {
  double words = 0;
  for (const Change& change : changes) {
    const double same = likeness(letters(a, change.a_begin, change.a_end), letters(b, change.b_begin, change.b_end));
    if (same >= alike) words += same * static_cast<double>(size_of(change));
  }
  return words;
}

std::vector<DiffPart> diff_of(const PassageText& a, const PassageText& b, const std::vector<Change>& changes) {
  return word_diff(a.view(), b.view(), changes);
}

}  // namespace rules
