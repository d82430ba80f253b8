#include "rules/support/labels.h"

#include <array>
#include <optional>

#include "linter/document/word_set.h"
#include "rules/support/numbers.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

struct Name {
  std::string_view word;
  LabelKind kind;
};
constexpr std::array names = {Name{"figure", LabelKind::figure}, Name{"fig", LabelKind::figure},
                              Name{"table", LabelKind::table},   Name{"box", LabelKind::box},
                              Name{"chart", LabelKind::chart},   Name{"map", LabelKind::map}};
constexpr std::array name_words = {"figure"sv, "fig"sv, "table"sv, "box"sv, "chart"sv, "map"sv};

std::optional<LabelKind> kind_of(std::string_view word) {
  for (const Name& name : names) {
    if (equal_ignoring_case(word, name.word)) return name.kind;
  }
  return std::nullopt;
}

class Finder {
 public:
  explicit Finder(const Document& document) : document_(document) {}

  Labels run() {
    for (const std::uint32_t at : document_.words().tokens_of(words_.hashes())) {
      const Block& block = document_.block_of(at);
      if (block.kind == BlockKind::code || block.kind == BlockKind::comment) continue;
      if (at + 1 < block.tokens.end) take(block, at);
    }
    return std::move(found_);
  }

 private:
  std::string_view text(std::uint32_t at) const { return document_.text(document_.tokens()[at]); }

  void take(const Block& block, std::uint32_t at) {
    const auto kind = kind_of(text(at));
    std::uint32_t number = at + 1;
    if (text(number) == "." && ++number >= block.tokens.end) return;  // "Fig. 3"
    const Token& figure = document_.tokens()[number];
    if (!kind || figure.kind != TokenKind::number || figure.span.size() > 2) return;
    const auto value = small_number(document_.text(figure));
    if (!value || goes_on(block, number)) return;
    const TextSpan span = join(document_.tokens()[at].span, figure.span);
    const bool caption = at == block.tokens.begin && is_caption(block, number);
    const bool capital = has(document_.tokens()[at].shape, Shape::capitalised);
    // "a table 5 metres long" is none; "see table 5" is.
    if (!caption && !capital && !is_pointed_at(block, at)) return;
    (caption ? found_.captions : found_.references).push_back({.kind = *kind, .number = *value, .span = span});
  }

  // "Figure 2-1", "Table 3a"
  bool goes_on(const Block& block, std::uint32_t number) const {
    if (number + 1 >= block.tokens.end) return false;
    const Token& next = document_.tokens()[number + 1];
    if (next.span.begin != document_.tokens()[number].span.end) return false;
    const std::string_view mark = document_.text(next);
    return next.is_wordlike() || mark == "-" || mark == "/" || mark == "%";
  }

  // A mark behind it, or nothing.
  bool is_caption(const Block& block, std::uint32_t number) const {
    if (number + 1 >= block.tokens.end) return true;
    const std::string_view mark = text(number + 1);
    if (mark == ":" || mark == "–" || mark == "—" || mark == "|") return true;
    return mark == "." && number + 2 < block.tokens.end && block.sentences.size() <= 4;
  }

  bool is_pointed_at(const Block& block, std::uint32_t at) const {
    constexpr std::array pointing = {"see"sv, "in"sv, "of"sv, "from"sv, "and"sv, "by"sv, "to"sv};
    if (at == block.tokens.begin) return false;
    return text(at - 1) == "(" || one_of(text(at - 1), pointing);
  }

  const Document& document_;
  WordSet words_ = WordSet{name_words};
  Labels found_;
};

}  // namespace

std::string_view name(LabelKind kind) {
  constexpr std::array kinds = {"figure"sv, "table"sv, "box"sv, "chart"sv, "map"sv};
  return kinds[static_cast<std::size_t>(kind)];
}

Labels find_labels(const Document& document) { return Finder{document}.run(); }

}  // namespace rules
