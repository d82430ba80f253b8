#include <algorithm>
#include <array>
#include <string_view>

#include "linter/rule/rule.h"
#include "rules/support/surroundings.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Three headings of a level or more with nothing but headings between them: a
// list of contents, of authors, of questions. Asked of headings in the order of
// the text it looks at each block once.
class Contents {
 public:
  explicit Contents(std::span<const Block> blocks) : blocks_(blocks) {}

  bool hold(std::size_t heading) {
    if (heading >= end_) {
      counts_ = {};
      for (end_ = heading; end_ < blocks_.size() && blocks_[end_].kind == BlockKind::heading; ++end_)
        ++counts_[blocks_[end_].level];
    }
    return counts_[blocks_[heading].level] > 2;
  }

 private:
  std::span<const Block> blocks_;
  std::size_t end_ = 0;                    // of the run of headings that was looked at last
  std::array<std::size_t, 256> counts_{};  // by level
};

class EmptySection final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const auto blocks = context.document().blocks();
    if (!has_levels(blocks)) return;
    Contents contents{blocks};
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      if (blocks[at].kind != BlockKind::heading) continue;
      const bool in_contents = contents.hold(at);
      const bool last = at + 1 == blocks.size();
      if (names_code(context.document(), blocks[at]) || (last && signs_off(context.document(), blocks[at])) ||
          keeps_a_place(context.document(), blocks[at]) || is_link(context.document(), blocks[at]))
        continue;
      if (in_contents || holds_no_text(context.document(), at)) continue;
      if (last ? holds_other_text(blocks) : is_same_or_above(blocks[at + 1], blocks[at])) report(context, blocks[at]);
    }
  }

 private:
  // References list what they describe together.
  static bool names_code(const Document& document, const Block& heading) {
    const auto tokens = document.tokens(heading);
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::code; });
  }

  // "Unreleased": a change log keeps the place for what comes.
  static bool keeps_a_place(const Document& document, const Block& heading) {
    constexpr std::array names = {"unreleased"sv, "upcoming"sv, "next"sv};
    const auto tokens = document.tokens(heading);
    const auto word =
        std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.is_wordlike(); });
    return word != tokens.end() && std::any_of(names.begin(), names.end(), [&](std::string_view name) {
             return equal_ignoring_case(document.text(*word), name);
           });
  }

  // "Written in English: R. L.", the last line.
  static bool signs_off(const Document& document, const Block& heading) {
    const std::string_view text = document.text(heading.span);
    return text.find(": ") != text.npos || text.find(":\n") != text.npos;
  }

  // What is seen there and isn't read: a form, a film, a drawing.
  static bool holds_no_text(const Document& document, std::size_t at) {
    constexpr std::array elements = {"<form"sv,   "<input"sv, "<iframe"sv, "<video"sv, "<audio"sv, "<svg"sv,
                                     "<canvas"sv, "<img"sv,   "<object"sv, "<embed"sv, "<table"sv};
    const auto blocks = document.blocks();
    const Offset begin = document.source_span(blocks[at].span).end;
    const std::string_view bytes = document.source().bytes();
    const auto end = at + 1 < blocks.size() ? document.source_span(blocks[at + 1].span).begin : bytes.size();
    const std::string_view between = bytes.substr(begin, end > begin ? end - begin : 0);
    if (shows_picture(document, {begin, static_cast<Offset>(end)})) return true;
    return std::any_of(elements.begin(), elements.end(),
                       [&](std::string_view element) { return between.find(element) != between.npos; });
  }

  // Or something else that a program shows in a place of its own.
  static bool shows_picture(const Document& document, Span between) {
    const auto asides = document.asides();
    auto aside = std::partition_point(asides.begin(), asides.end(),
                                      [&](const Aside& each) { return each.source.begin < between.begin; });
    for (; aside != asides.end() && aside->source.begin < between.end; ++aside) {
      if (aside->kind == AsideKind::image) return true;
    }
    return false;
  }

  // Lines that only look like headings (a byline, a kicker) are all of one level.
  static bool has_levels(std::span<const Block> blocks) {
    std::uint8_t highest = 0;
    std::uint8_t lowest = 0;
    for (const Block& block : blocks) {
      if (block.kind != BlockKind::heading) continue;
      highest = highest == 0 ? block.level : std::min(highest, block.level);
      lowest = std::max(lowest, block.level);
    }
    return highest < lowest;
  }

  static bool holds_other_text(std::span<const Block> blocks) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [](const Block& block) { return block.kind == BlockKind::paragraph; });
  }

  static bool is_same_or_above(const Block& next, const Block& heading) {
    return next.kind == BlockKind::heading && next.level <= heading.level && next.level > 1;
  }

  static void report(RuleContext& context, const Block& heading) {
    context.report(heading.span, "nothing stands under this heading");
  }
};

}  // namespace

extern constinit const RuleDefinition empty_section{
    .severity = Severity::suggestion,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<EmptySection>(); },
};

}  // namespace rules
