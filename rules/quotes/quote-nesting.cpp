#include <algorithm>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/places.h"
#include "rules/support/quotations.h"

namespace rules {
namespace {

using namespace galley;

// What a quotation inside one in `outer` marks has.
QuoteMark inner_mark(QuoteMark outer) {
  switch (outer) {
    case QuoteMark::curly_double:
      return QuoteMark::curly_single;
    case QuoteMark::curly_single:
      return QuoteMark::curly_double;
    case QuoteMark::straight_double:
      return QuoteMark::straight_single;
    case QuoteMark::straight_single:
      return QuoteMark::straight_double;
    default:
      return outer;
  }
}

class QuoteNesting final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const auto quotations = context.analysis(find_all_quotations).blocks();
    for (std::size_t block = 0; block < quotations.size(); ++block) {
      if (!is_running_text(context.document().blocks()[block])) continue;
      const Quotations& found = quotations[block];
      const bool all_closed =
          found.strays.empty() &&
          std::all_of(found.all.begin(), found.all.end(), [](const Quotation& quotation) { return quotation.closed; });
      for (std::size_t at = 1; all_closed && at < found.all.size(); ++at) check_quotation(context, found.all, at);
    }
  }

 private:
  // Braces and equals signs stand in no speech.
  static bool is_data(std::string_view inside) { return inside.find_first_of("{}=<>\\") != std::string_view::npos; }

  static void check_quotation(RuleContext& context, std::span<const Quotation> all, std::size_t at) {
    const Quotation& inner = all[at];
    std::size_t outside = at;
    while (outside > 0 && all[outside].depth >= inner.depth) --outside;
    const Quotation& outer = all[outside];
    if (inner.depth == 0 || outer.depth + 1 != inner.depth || inner.mark != outer.mark) return;
    if (inner_mark(outer.mark) == outer.mark || is_data(context.document().text(outer.inside()))) return;
    const QuoteMark wanted = inner_mark(outer.mark);
    const std::string marks{std::string{opening_mark(wanted)} + "…" + std::string{closing_mark(wanted)}};
    Diagnostic& diagnostic =
        context.report(inner.span(), "this quotation inside another has the same marks; write " + marks);
    context.relate(diagnostic, outer.opening, "the other begins here");
    offer(context, diagnostic, inner, wanted, marks);
  }

  static void offer(const RuleContext& context, Diagnostic& diagnostic, const Quotation& inner, QuoteMark wanted,
                    const std::string& marks) {
    const Document& document = context.document();
    if (!document.editable(inner.opening) || !document.editable(inner.closing)) return;
    Fix fix{.title = "Write " + marks, .safety = Safety::unsafe, .edits = {}};
    fix.edits.push_back({.file = diagnostic.file,
                         .span = document.source_span(inner.opening),
                         .replacement = std::string{opening_mark(wanted)}});
    fix.edits.push_back({.file = diagnostic.file,
                         .span = document.source_span(inner.closing),
                         .replacement = std::string{closing_mark(wanted)}});
    diagnostic.fixes.push_back(std::move(fix));
  }
};

}  // namespace

extern constinit const RuleDefinition quote_nesting{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<QuoteNesting>(); },
};

}  // namespace rules
