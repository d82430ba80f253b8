#include "rules/support/joined_pairs.h"

#include <algorithm>
#include <array>
#include <string>

#include "linter/document/fold.h"
#include "linter/text/sixteen_bytes.h"
#include "linter/text/utf8.h"

namespace rules {
namespace {

using namespace galley;

// How a word begins or ends: two letters there, and its length. Of the sum of a
// beginning and an ending can be told whether the text may have a long word which
// begins and ends so and is as long as both. A plural is as its singular.
class LongWords {
 public:
  static constexpr std::size_t shortest = 6;

  // Nothing begins so.
  static constexpr std::uint32_t none = 0;

  // Of words of two bytes or more, whatever their case.
  static std::uint32_t beginning(std::string_view word) { return two_letters(word.data()) | length(word.size()); }
  static std::uint32_t ending(std::string_view word) {
    const int is_plural = static_cast<int>(word.size() > 2) & static_cast<int>(to_ascii_lower(word.back()) == 's');
    const std::size_t size = word.size() - static_cast<std::size_t>(is_plural);
    return two_letters(word.data() + size - 2) << beside | length(size);
  }

  // If the word of this beginning and this ending has `shortest` bytes or more.
  void add_if_long(std::size_t size, std::uint32_t beginning, std::uint32_t ending) {
    const std::size_t at = slot((beginning & letters) | ending);  // the ending is of the whole word
    held_[at / 64] |= static_cast<std::uint64_t>(size >= shortest) << (at % 64);
  }

  bool may_hold(std::uint32_t beginning, std::uint32_t ending) const {
    const std::size_t at = slot(beginning + ending);
    const bool held = (held_[at / 64] >> (at % 64) & 1) != 0;
    return (static_cast<int>(held) & static_cast<int>(beginning != none) & static_cast<int>(ending != none)) != 0;
  }

 private:
  // Two letters have five bits each, with five between them: there and behind
  // stand those of the ending.
  static constexpr std::uint32_t letters = (1U << 20) - 1;
  static constexpr std::uint32_t beside = 5;
  static std::uint32_t two_letters(const char* at) {
    return static_cast<std::uint32_t>(at[0] & 31) | static_cast<std::uint32_t>(at[1] & 31) << 10;
  }
  static std::uint32_t length(std::size_t size) { return static_cast<std::uint32_t>(size) << 20; }
  static std::size_t slot(std::uint32_t shape) { return (shape * 0x9E3779B1U) >> 17; }

  std::array<std::uint64_t, 512> held_{};
};

// True of a word with anything but letters and figures of ASCII. Of nearly all
// it is told at once, as how long a word is can't be foreseen.
bool has_marks(const Document& document, TextSpan word) {
  constexpr std::size_t at_once = 16;
  const std::string_view prose = document.prose();
  if (word.size() <= at_once && word.begin + at_once <= prose.size()) {
    const SixteenBytes bytes{prose.data() + word.begin};
    const std::uint64_t marks = (bytes.in_range('\0', '/') | bytes.in_range('\x80', '\xFF')).bits();
    return (marks & ((std::uint64_t{1} << word.size()) - 1)) != 0;
  }
  const std::string_view text = document.text(word);
  return std::any_of(text.begin(), text.end(), [](char byte) { return byte < '0'; });
}

// How each word of the text begins and ends; the last is of what is no word.
struct Shapes {
  LongWords longs;
  std::vector<std::uint32_t> beginnings;
  std::vector<std::uint32_t> endings;
};

Shapes shapes_of_words(const Document& document) {
  const std::span<const std::uint32_t> firsts = document.words().firsts();
  Shapes shapes;
  shapes.beginnings.resize(firsts.size() + 1, LongWords::none);
  shapes.endings.resize(firsts.size() + 1, LongWords::none);
  std::string folded;  // of the few words that aren't plain letters
  for (std::size_t at = 0; at < firsts.size(); ++at) {
    const Token& token = document.tokens()[firsts[at]];
    if (token.span.size() < 2) continue;
    std::string_view word = document.text(token);
    if (has_marks(document, token.span)) {
      fold_into(word, folded);
      word = folded;
    }
    if (word.size() < 2) continue;
    shapes.beginnings[at] = LongWords::beginning(word);
    shapes.endings[at] = LongWords::ending(word);
    shapes.longs.add_if_long(word.size(), shapes.beginnings[at], shapes.endings[at]);
  }
  return shapes;
}

// True if the word at `at` and the one behind it stand as one word elsewhere,
// in the singular or the plural.
bool makes_long_word(const Document& document, const WordSet& small, std::uint32_t at) {
  const auto tokens = document.tokens();
  if (tokens[at + 1].span.begin != tokens[at].span.end + 1 || small.contains(tokens[at])) return false;
  std::string both = fold(document.text(tokens[at])) + fold(document.text(tokens[at + 1]));
  const auto is_long = [&](std::string_view word) {
    const std::uint32_t folded = folded_hash(word);
    return word.size() >= LongWords::shortest && document.words().contains(folded) && !small.contains(folded);
  };
  if (is_long(both) || is_long(both + 's')) return true;
  return both.ends_with('s') && is_long(both.substr(0, both.size() - 1));
}

}  // namespace

std::vector<std::uint32_t> pairs_joined_elsewhere(const Document& document, const WordSet& small) {
  const Shapes shapes = shapes_of_words(document);
  const std::span<const std::uint32_t> numbers = document.words().numbers();
  std::vector<std::uint32_t> pairs;
  for (std::uint32_t at = 0; at + 1 < numbers.size(); ++at) {
    if (shapes.longs.may_hold(shapes.beginnings[numbers[at]], shapes.endings[numbers[at + 1]]) &&
        makes_long_word(document, small, at))
      pairs.push_back(at);
  }
  return pairs;
}

}  // namespace rules
