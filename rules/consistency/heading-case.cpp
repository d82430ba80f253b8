// A heading is in capitals if nearly all of its words that count have one, and
// in small letters if nearly none has; names make some of these unclear, and
// those are left out. Levels are judged by themselves.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "rules/support/lists.h"
#include "rules/support/surroundings.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array small_words = {"with"sv, "from"sv, "into"sv, "over"sv, "that"sv, "than"sv,  "your"sv,  "when"sv,
                                    "upon"sv, "onto"sv, "what"sv, "this"sv, "your"sv, "about"sv, "after"sv, "before"sv};
// Names, whether the text has them or not.
constexpr std::array places = {"East"sv, "West"sv,   "North"sv,   "South"sv,   "Europe"sv,
                               "Asia"sv, "Africa"sv, "America"sv, "Britain"sv, "Ages"sv};
constexpr std::size_t fewest_words = 2;     // that count, behind the first
constexpr std::size_t fewest_headings = 3;  // of the case that stands
constexpr std::size_t most_odd = 4;         // times as many as the others

enum class Case : std::uint8_t { small, capitals };

// A word with a capital inside a sentence of the text is a name, and has it anywhere.
bool is_name(const Document& document, const Surroundings& surroundings, const Token& token) {
  if (!has(token.shape, Shape::capitalised)) return false;
  constexpr std::size_t most_looks = 64;
  std::size_t looks = 0;
  for (std::uint32_t at = document.words().first(token.folded); at != WordIndex::none && looks < most_looks; ++looks) {
    const bool in_text = document.block_of(at).kind != BlockKind::heading;
    if (in_text && has(document.tokens()[at].shape, Shape::capitalised) && !surroundings.starts_sentence(at))
      return true;
    at = document.words().next(at);
  }
  return false;
}

// "lightLamp(oil)", a call; "Lamp (Light of All Places)": what stands in brackets is written as it is elsewhere.
bool opens_bracket(const Document& document, const Token& token) { return document.text(token) == "("; }

// A list of things, "Boats, Lamps, Bells", may be one of names.
std::optional<Case> case_of(const Document& document, const Surroundings& surroundings, const Block& block) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  std::size_t commas = 0;
  bool first = true;
  for (const Token& token : document.tokens(block)) {
    if (token.kind == TokenKind::code || opens_bracket(document, token)) return std::nullopt;
    if (token.kind == TokenKind::punctuation && document.text(token) == "," && ++commas > 1) return std::nullopt;
    if (token.kind == TokenKind::punctuation && document.text(token) == ":") first = true;
    if (token.kind != TokenKind::word) continue;
    const bool counts = !first && token.span.size() >= 4 && !has(token.shape, Shape::inner_upper | Shape::digits) &&
                        !one_of(document.text(token), small_words) && !one_of(document.text(token), places) &&
                        !is_name(document, surroundings, token);
    first = false;
    if (!counts) continue;
    ++words;
    capitals += has(token.shape, Shape::capitalised);
  }
  if (words < fewest_words) return std::nullopt;
  if (capitals == words) return Case::capitals;
  return capitals == 0 ? std::optional{Case::small} : std::nullopt;
}

// Three headings of a level and more with nothing under them are the lines of a
// song, an address, or contents in plain text; there the title has the same level
// as the others.
std::vector<const Block*> headings_of_sections(std::span<const Block> blocks) {
  constexpr std::size_t fewest_lines = 3;
  std::vector<const Block*> headings;
  const auto title = std::ranges::find(blocks, BlockKind::heading, &Block::kind);
  const bool has_title = title != blocks.end() && title->level == 1;
  for (std::size_t begin = has_title ? static_cast<std::size_t>(title - blocks.begin()) + 1 : 0;
       begin < blocks.size();) {
    std::size_t end = begin + 1;
    if (blocks[begin].kind == BlockKind::heading) {
      while (end < blocks.size() && blocks[end].kind == BlockKind::heading && blocks[end].level == blocks[begin].level)
        ++end;
      for (std::size_t at = begin; at < end && end - begin < fewest_lines; ++at) headings.push_back(&blocks[at]);
    }
    begin = end;
  }
  return headings;
}

class HeadingCase final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const Surroundings surroundings{document};
    std::map<std::uint8_t, std::array<std::vector<const Block*>, 2>> levels;
    for (const Block* const block : headings_of_sections(document.blocks())) {
      if (!is_set_alone(document, *block)) continue;
      if (const auto found = case_of(document, surroundings, *block))
        levels[block->level][static_cast<std::size_t>(*found)].push_back(block);
    }
    for (const auto& [_, sides] : levels) {
      for (const Case odd : {Case::small, Case::capitals}) judge(context, sides, odd);
    }
  }

 private:
  static void judge(RuleContext& context, const std::array<std::vector<const Block*>, 2>& sides, Case odd) {
    const auto& few = sides[static_cast<std::size_t>(odd)];
    const auto& many = sides[odd == Case::small ? 1 : 0];
    if (few.empty() || many.size() < fewest_headings || few.size() * most_odd > many.size()) return;
    const std::string own = odd == Case::small ? "small letters" : "capitals";
    const std::string other = odd == Case::small ? "capitals" : "small letters";
    Diagnostic& diagnostic =
        context.report(few.front()->span, "this heading has " + own + " where the other " +
                                              std::to_string(many.size()) + " of its level have " + other);
    context.relate(diagnostic, many.front()->span, "as here");
    for (std::size_t at = 1; at < few.size(); ++at) context.relate(diagnostic, few[at]->span, "also here");
  }
};

}  // namespace

extern constinit const RuleDefinition heading_case{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<HeadingCase>(); },
};

}  // namespace rules
