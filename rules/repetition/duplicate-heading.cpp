#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/alternatives.h"
#include "rules/support/lists.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

class DuplicateHeading final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const Alternatives& alternatives = context.analysis(find_alternatives);
    OpenHeadings open;
    std::vector<std::pair<const Block*, const Block*>> repeats;
    for (const Block& block : document.blocks()) {
      if (block.kind != BlockKind::heading) continue;
      open.close_below(block.level);
      if (is_label(document, block) || is_in_contents(document, block) || is_mere_line(document, block)) continue;
      std::vector<const Block*>& alike = open.alike(block.level, key_of(document, block));
      const auto same = std::find_if(alike.begin(), alike.end(), [&](const Block* other) {
        return is_same(document, *other, block) &&
               !alternatives.are_apart(begin_of(document, *other), begin_of(document, block));
      });
      if (same != alike.end()) repeats.emplace_back(*same, &block);
      if (same == alike.end()) alike.push_back(&block);
    }
    report_pairs(context, repeats);
  }

 private:
  // What stands three times under one heading is the pattern of what stands there: a step of each of several
  // procedures.
  static void report_pairs(RuleContext& context, const std::vector<std::pair<const Block*, const Block*>>& repeats) {
    std::map<const Block*, std::size_t> times;
    for (const auto& [first, second] : repeats) ++times[first];
    for (const auto& [first, second] : repeats) {
      if (times[first] == 1) report(context, *first, *second);
    }
  }

  // The headings under which a heading may stand again: those of one parent, of each level.
  class OpenHeadings {
   public:
    void close_below(std::size_t level) {
      if (levels_.size() > level + 1) levels_.resize(level + 1);
    }

    // Those of one key, in the order of the text.
    std::vector<const Block*>& alike(std::size_t level, std::uint64_t key) {
      if (levels_.size() <= level) levels_.resize(level + 1);
      return levels_[level][key];
    }

   private:
    std::vector<std::unordered_map<std::uint64_t, std::vector<const Block*>>> levels_;
  };

  // What headings that are the same have in common.
  static std::uint64_t key_of(const Document& document, const Block& heading) {
    std::uint64_t key = 14695981039346656037u;
    for (const Token& token : document.tokens(heading)) key = (key ^ token.folded) * 1099511628211u;
    return key;
  }

  static Offset begin_of(const Document& document, const Block& block) {
    return document.source_span(block.span).begin;
  }

  // One of three or more with nothing between them.
  static bool is_in_contents(const Document& document, const Block& heading) {
    const auto blocks = document.blocks();
    const auto at = static_cast<std::size_t>(&heading - blocks.data());
    const auto is_one = [&](std::size_t other) {
      return other < blocks.size() && blocks[other].kind == BlockKind::heading && blocks[other].level == heading.level;
    };
    const bool before = at > 0 && is_one(at - 1);
    const bool behind = is_one(at + 1);
    return (before && behind) || (before && at > 1 && is_one(at - 2)) || (behind && is_one(at + 2));
  }

  // Nothing but its shape makes a heading of a line in plain text: "No objection" under each item of the minutes,
  // the title once more, the name of an agency.
  static bool is_mere_line(const Document& document, const Block& heading) {
    const std::string_view bytes = document.source().bytes();
    if (document.prose().data() != bytes.data()) return false;
    const bool is_last = &heading == &document.blocks().back();
    if (is_last || (&heading + 1)->kind == BlockKind::heading || is_same(document, document.blocks().front(), heading))
      return true;
    return !is_set_alone(document, heading);
  }

  static bool is_letter_byte(char byte) { return is_ascii_letter(byte) || static_cast<unsigned char>(byte) >= 0x80; }

  // What a box is headed with, not a section; a number alone; "Usage: required", a line of a form, a letter's
  // salutation.
  static bool is_label(const Document& document, const Block& heading) {
    constexpr std::array labels = {"note"sv,      "notes"sv,       "tip"sv,      "warning"sv,       "caution"sv,
                                   "important"sv, "example"sv,     "examples"sv, "attention"sv,     "danger"sv,
                                   "hint"sv,      "remark"sv,      "info"sv,     "rationale"sv,     "see also"sv,
                                   "reminder"sv,  "update"sv,      "beispiel"sv, "hinweis"sv,       "warnung"sv,
                                   "achtung"sv,   "exemple"sv,     "remarque"sv, "avertissement"sv, "ejemplo"sv,
                                   "nota"sv,      "advertencia"sv, "esempio"sv,  "exemplo"sv};
    const std::string_view text = document.text(heading.span);
    if (text.starts_with("Dear ") || text.find(": ") != text.npos || text.ends_with(':') ||
        std::none_of(text.begin(), text.end(), is_letter_byte))
      return true;
    return std::any_of(labels.begin(), labels.end(),
                       [&](std::string_view label) { return equal_ignoring_case(text, label); });
  }

  static bool is_same(const Document& document, const Block& a, const Block& b) {
    const auto left = document.tokens(a);
    const auto right = document.tokens(b);
    if (left.size() != right.size() || left.empty()) return false;
    return std::equal(left.begin(), left.end(), right.begin(), [&](const Token& x, const Token& y) {
      return x.is_wordlike() ? x.folded == y.folded : document.text(x) == document.text(y);
    });
  }

  static void report(RuleContext& context, const Block& first, const Block& second) {
    Diagnostic& diagnostic = context.report(second.span, "this heading stands twice under the same one");
    context.relate(diagnostic, first.span, "first here");
  }
};

}  // namespace

extern constinit const RuleDefinition duplicate_heading{
    .severity = Severity::suggestion,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<DuplicateHeading>(); },
};

}  // namespace rules
