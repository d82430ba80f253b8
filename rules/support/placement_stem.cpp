#include <algorithm>
#include <array>

#include "linter/text/utf8.h"
#include "rules/support/placement_piece.h"

namespace rules::placement {
namespace {

using namespace galley;

constexpr std::size_t longest_stem = 7;

// The letters of `word` in lower case, the first in the lowest byte; without
// "'s", and cut to 16.
struct Letters {
  char at[16] = {};
  std::size_t size = 0;

  char back(std::size_t from_end = 1) const { return size >= from_end ? at[size - from_end] : '\0'; }
  bool ends(std::string_view with) const {
    return size >= with.size() && std::string_view{at + size - with.size(), with.size()} == with;
  }
};

std::string_view without_genitive(std::string_view word) {
  for (const std::string_view ending : {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

void strip_endings(Letters& word) {
  if (word.size > 3 && word.back() == 's' && word.back(2) != 's' && word.back(2) != 'u' && word.back(2) != 'i')
    --word.size;
  if (word.size > 5 && word.ends("ing")) {
    word.size -= 3;
  } else if (word.size > 4 && (word.ends("ed") || word.ends("ly") || word.ends("er"))) {
    word.size -= 2;
  }
  if (word.size > 3 && word.back() == 'e') --word.size;
  if (word.size > 4 && word.back() == word.back(2) && word.back() != 's' && word.back() != 'l') --word.size;
  if (word.size > 2 && word.back() == 'y') word.at[word.size - 1] = 'i';
  word.size = std::min(word.size, longest_stem);
}

}  // namespace

std::uint64_t stem_of(std::string_view word) {
  word = without_genitive(word);
  Letters letters;
  for (const char byte : word) {
    if (letters.size == sizeof letters.at) break;
    if (byte != '\'' && byte != '-') letters.at[letters.size++] = to_ascii_lower(byte);
  }
  if (letters.size < 2) return 0;
  strip_endings(letters);
  std::uint64_t stem = 0;
  for (std::size_t at = 0; at < letters.size; ++at) {
    stem |= static_cast<std::uint64_t>(static_cast<unsigned char>(letters.at[at])) << (8 * at);
  }
  return stem;
}

bool is_calendar(std::uint64_t stem) {
  static constexpr std::array<std::string_view, 19> words = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",  "january",  "february", "march",
      "april",  "may",     "june",      "july",     "august", "september", "october", "november", "december"};
  static const std::array<std::uint64_t, words.size()> stems = [] {
    std::array<std::uint64_t, words.size()> all{};
    std::transform(words.begin(), words.end(), all.begin(), stem_of);
    return all;
  }();
  return std::find(stems.begin(), stems.end(), stem) != stems.end();
}

}  // namespace rules::placement
