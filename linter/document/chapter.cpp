#include "linter/document/chapter.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "linter/document/fold.h"

namespace galley {
namespace {

using namespace std::literals;

// Folded. "Part" is none: a folder may have the parts of many series.
constexpr std::array words = {"chapter"sv,  "lesson"sv, "unit"sv,     "module"sv,   "kapitel"sv,   "lektion"sv,
                              "chapitre"sv, "lecon"sv,  "capitolo"sv, "capitulo"sv, "hoofdstuk"sv, "rozdzial"sv};
constexpr std::array numbers = {"one"sv,     "two"sv,       "three"sv,    "four"sv,     "five"sv,
                                "six"sv,     "seven"sv,     "eight"sv,    "nine"sv,     "ten"sv,
                                "eleven"sv,  "twelve"sv,    "thirteen"sv, "fourteen"sv, "fifteen"sv,
                                "sixteen"sv, "seventeen"sv, "eighteen"sv, "nineteen"sv, "twenty"sv};
constexpr std::uint32_t highest = 999;

// Headings further down are a section's.
constexpr std::size_t blocks_at_head = 3;

std::uint32_t roman(std::string_view written) {
  constexpr std::string_view letters = "IVXLC";
  constexpr std::array<std::uint32_t, 5> values = {1, 5, 10, 50, 100};
  std::uint32_t sum = 0;
  std::uint32_t before = 0;
  for (const char letter : written) {
    const std::size_t at = letters.find(letter);
    if (at == std::string_view::npos) return 0;
    sum += values[at];
    if (before < values[at]) sum -= 2 * before;
    before = values[at];
  }
  return sum;
}

// 0 for none.
std::uint32_t number_in(std::string_view written) {
  std::uint32_t value = 0;
  const auto [end, wrong] = std::from_chars(written.data(), written.data() + written.size(), value);
  if (wrong == std::errc{} && end == written.data() + written.size()) return value <= highest ? value : 0;
  const std::string folded = fold(written);
  const auto found = std::find(numbers.begin(), numbers.end(), folded);
  if (found != numbers.end()) return static_cast<std::uint32_t>(found - numbers.begin()) + 1;
  return roman(written);
}

ChapterMark mark_in(const Document& document, const Block& heading) {
  const auto tokens = document.tokens(heading);
  if (tokens.size() < 2 || tokens[0].kind != TokenKind::word || tokens[1].span.begin == tokens[0].span.end) return {};
  if (std::find(words.begin(), words.end(), fold(document.text(tokens[0]))) == words.end()) return {};
  // "Unit 3.1", "Chapter 2-4"
  const bool goes_on = tokens.size() > 3 && tokens[2].span.begin == tokens[1].span.end &&
                       tokens[3].span.begin == tokens[2].span.end && document.text(tokens[2]) != ":";
  const std::uint32_t number = goes_on ? 0 : number_in(document.text(tokens[1]));
  if (number == 0) return {};
  return {.word = tokens[0].folded,
          .number = number,
          .source = document.source_span(TextSpan{tokens[0].span.begin, tokens[1].span.end})};
}

}  // namespace

ChapterMark chapter_of(const Document& document) {
  const auto blocks = document.blocks().first(std::min(document.blocks().size(), blocks_at_head));
  const auto heading =
      std::find_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.kind == BlockKind::heading; });
  return heading == blocks.end() ? ChapterMark{} : mark_in(document, *heading);
}

}  // namespace galley
