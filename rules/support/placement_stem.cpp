#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "linter/text/sixteen_bytes.h"
#include "linter/text/utf8.h"
#include "rules/support/placement_piece.h"

namespace rules::placement {
namespace {

using namespace galley;

constexpr std::size_t longest_stem = 7;

// The letters of a word in lower case, the first in the lowest byte, 16 at most.
struct Letters {
  char at[16] = {};
  std::size_t size = 0;

  char back(std::size_t from_end = 1) const { return size >= from_end ? at[size - from_end] : '\0'; }
  bool ends(std::string_view with) const {
    return size >= with.size() && std::string_view{at + size - with.size(), with.size()} == with;
  }
};

// Eight bytes at once.
constexpr std::uint64_t each(unsigned char byte) { return 0x0101010101010101u * byte; }
constexpr std::uint64_t in_lower_case(std::uint64_t bytes) {
  const std::uint64_t low = bytes & each(0x7F);
  const std::uint64_t from_a = low + each(0x80 - 'A');
  const std::uint64_t behind_z = low + each(0x7F - 'Z');
  return bytes | ((from_a & ~behind_z & ~bytes & each(0x80)) >> 2);
}

// Copies up to 16 bytes.
void copy_bytes(std::string_view from, char* to) {
  const std::size_t size = from.size();
  const char* const end = from.data() + size;
  if (size >= 8) {
    std::memcpy(to, from.data(), 8);
    std::memcpy(to + size - 8, end - 8, 8);
  } else if (size >= 4) {
    std::memcpy(to, from.data(), 4);
    std::memcpy(to + size - 4, end - 4, 4);
  } else {
    std::copy(from.data(), end, to);
  }
}

// Of a word without apostrophes and hyphens, as nearly all are; false of others.
bool read_plain(std::string_view word, Letters& letters) {
  letters.size = std::min(word.size(), sizeof letters.at);
  copy_bytes(word.substr(0, letters.size), letters.at);
  const SixteenBytes bytes{letters.at};
  if ((bytes.is('\'') | bytes.is('-')).bits() != 0) return false;
  for (std::size_t at = 0; at < letters.size; at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, letters.at + at, 8);
    eight = in_lower_case(eight);
    std::memcpy(letters.at + at, &eight, 8);
  }
  return true;
}

void read_any(std::string_view word, Letters& letters) {
  letters = {};
  for (const char byte : word) {
    if (letters.size == sizeof letters.at) break;
    if (byte != '\'' && byte != '-') letters.at[letters.size++] = to_ascii_lower(byte);
  }
}

// Without "'s".
std::string_view without_genitive(std::string_view word) {
  if (word.empty() || (word.back() != 's' && word.back() != '\'' && word.back() != '\x99')) return word;
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
  if (!read_plain(word, letters)) read_any(word, letters);
  if (letters.size < 2) return 0;
  strip_endings(letters);
  std::uint64_t stem = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&stem, letters.at, sizeof stem);
    stem &= (std::uint64_t{1} << (8 * letters.size)) - 1;
  } else {
    for (std::size_t at = 0; at < letters.size; ++at)
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
