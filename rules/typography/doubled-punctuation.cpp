#include <algorithm>
#include <array>
#include <string_view>

#include "linter/text/utf8.h"
#include "rules/support/places.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

struct Doubled {
  std::string_view marks;
  std::string_view wanted;
  Safety safety;
};
constexpr std::array doubled = {Doubled{",,", ",", Safety::safe},   Doubled{";;", ";", Safety::safe},
                                Doubled{",.", ".", Safety::unsafe}, Doubled{"..", ".", Safety::unsafe},
                                Doubled{"?.", "?", Safety::unsafe}, Doubled{"!.", "!", Safety::unsafe}};

class DoubledPunctuation final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::array<std::vector<Place>, doubled.size()> places;
    for (const Block& block : document.blocks()) {
      if (!is_running_text(block)) continue;
      for (const std::uint32_t at : document.marks(block)) {
        if (at > block.tokens.begin) consider(document, block, at, places);
      }
    }
    for (std::size_t kind = 0; kind < doubled.size(); ++kind) {
      if (!places[kind].empty()) report(context, doubled[kind], places[kind]);
    }
  }

 private:
  // Two marks from token `at` on, behind a word and before white space.
  static void consider(const Document& document, const Block& block, std::uint32_t at,
                       std::array<std::vector<Place>, doubled.size()>& places) {
    const Token& before = document.tokens()[at - 1];
    const Offset begin = document.tokens()[at].span.begin;
    const Offset end = begin + 2;
    if (before.kind != TokenKind::word || before.span.end != begin || end > block.span.end) return;
    if (end < block.span.end && document.prose()[end] != ' ' && document.prose()[end] != '\n') return;
    const std::string_view marks = document.text(TextSpan{begin, end});
    for (std::size_t kind = 0; kind < doubled.size(); ++kind) {
      if (marks != doubled[kind].marks) continue;
      if (marks == ".." && !ends_sentence(document, block, end)) continue;
      if (marks[0] != marks[1] && ends_title(document, begin + 1)) continue;
      places[kind].push_back({.span = {begin, end}, .instead = std::string{doubled[kind].wanted}});
    }
  }

  // "*Who rows the boat?*.": the first mark is a title's or a link's own.
  static bool ends_title(const Document& document, Offset end) {
    const auto inlines = document.inlines();
    const auto found =
        std::partition_point(inlines.begin(), inlines.end(), [&](const Inline& one) { return one.span.end < end; });
    return found != inlines.end() && found->span.end == end;
  }

  // Before a small letter two points are somebody's ellipsis; before one that has no case it can't be told.
  static bool ends_sentence(const Document& document, const Block& block, Offset end) {
    while (end < block.span.end && (document.prose()[end] == ' ' || document.prose()[end] == '\n')) ++end;
    if (end >= block.span.end) return true;
    const char32_t next = decode(document.prose(), end).code_point;
    return is_upper(next) || !is_letter(next);
  }

  static void report(RuleContext& context, const Doubled& kind, std::span<const Place> places) {
    const Safety safety = kind.safety == Safety::safe && any_quoted(context, places) ? Safety::unsafe : kind.safety;
    report_places(context, places, quoted(kind.marks) + " has one mark too many", safety,
                  "Write " + quoted(kind.wanted));
  }

  static bool any_quoted(RuleContext& context, std::span<const Place> places) {
    const AllQuotations& quotations = context.analysis(find_all_quotations);
    return std::any_of(places.begin(), places.end(),
                       [&](const Place& place) { return quotations.contain(place.span.begin); });
  }
};

}  // namespace

extern constinit const RuleDefinition doubled_punctuation{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<DoubledPunctuation>(); },
};

}  // namespace rules
