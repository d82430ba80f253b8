#include <algorithm>
#include <array>

#include "linter/document/fold.h"
#include "rules/support/places.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// What words end with, and what is no word alone.
constexpr std::array endings = {
    "ment"sv,   "ments"sv, "tion"sv,   "tions"sv,  "sion"sv,   "sions"sv,  "tional"sv, "ing"sv,   "ings"sv,   "ness"sv,
    "ity"sv,    "ities"sv, "ance"sv,   "ances"sv,  "ence"sv,   "ences"sv,  "tive"sv,   "tives"sv, "ically"sv, "cally"sv,
    "ously"sv,  "ible"sv,  "ibly"sv,   "ations"sv, "ation"sv,  "mental"sv, "ture"sv,   "tures"sv, "ered"sv,   "ering"sv,
    "ized"sv,   "ised"sv,  "izing"sv,  "ising"sv,  "ership"sv, "ters"sv,   "ated"sv,   "ating"sv, "ately"sv,  "fully"sv,
    "ically"sv, "cial"sv,  "cially"sv, "gency"sv,  "dents"sv,  "ments"sv,  "tary"sv,   "sary"sv};

class BrokenHyphenation final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const Block& block : document.blocks()) {
      if (!is_running_text(block)) continue;
      for (const std::uint32_t at : document.marks(block)) {
        if (at == block.tokens.begin || at + 1 == block.tokens.end) continue;
        const auto three = document.tokens().subspan(at - 1, 3);
        if (is_broken(document, three)) consider(context, block, three);
      }
    }
  }

 private:
  // A word, a hyphen on it, a space, and a small word.
  static bool is_broken(const Document& document, std::span<const Token> three) {
    const Token& hyphen = three[1];
    if (hyphen.kind != TokenKind::punctuation || hyphen.span.size() != 1) return false;
    if (document.prose()[hyphen.span.begin] != '-' || three[0].span.end != hyphen.span.begin) return false;
    if (three[0].kind != TokenKind::word || three[2].kind != TokenKind::word) return false;
    return three[2].shape == Shape::none && three[2].span.begin == hyphen.span.end + 1 && three[2].span.size() > 1;
  }

  static void consider(RuleContext& context, const Block& block, std::span<const Token> three) {
    const Document& document = context.document();
    const std::string whole = std::string{document.text(three[0])} + std::string{document.text(three[2])};
    const bool known = stands_elsewhere(document, whole);
    if (!known && !one_of(document.text(three[2]), endings)) return;
    const TextSpan span = join(three[0].span, three[2].span);
    const AllQuotations& quotations = context.analysis(find_all_quotations);
    if (is_spoken_of(quotations.of(document, block), span)) return;
    Diagnostic& diagnostic = context.report(span, "this word was broken at the end of a line: " + quoted(whole));
    const bool safe = known && !quotations.contain(span.begin);
    context.replace(diagnostic, span, whole, safe ? Safety::safe : Safety::unsafe, "Write " + quoted(whole));
  }

  // Alone in quotation marks.
  static bool is_spoken_of(const Quotations& quotations, TextSpan span) {
    const auto found =
        std::partition_point(quotations.all.begin(), quotations.all.end(),
                             [&](const Quotation& quotation) { return quotation.opening.end < span.begin; });
    return found != quotations.all.end() && found->inside() == span;
  }

  static bool stands_elsewhere(const Document& document, const std::string& word) {
    const WordIndex& words = document.words();
    for (std::uint32_t at = words.first(folded_hash(word)); at != no_index; at = words.next(at)) {
      if (equal_ignoring_case(document.text(document.tokens()[at]), word)) return true;
    }
    return false;
  }
};

}  // namespace

extern constinit const RuleDefinition broken_hyphenation{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<BrokenHyphenation>(); },
};

}  // namespace rules
