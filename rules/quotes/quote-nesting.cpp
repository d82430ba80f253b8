#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "linter/rule/rule.h"
#include "rules/support/change_log.h"
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
    ChangeLog changes{context.document()};
    for (std::size_t block = 0; block < quotations.size(); ++block) {
      if (!is_running_text(context.document().blocks()[block])) continue;
      const Quotations& found = quotations[block];
      const bool all_closed =
          found.strays.empty() &&
          std::all_of(found.all.begin(), found.all.end(), [](const Quotation& quotation) { return quotation.closed; });
      if (all_closed && !found.all.empty() && !changes.holds(context.document().blocks()[block]))
        check_block(context, context.document().blocks()[block], found.all);
    }
  }

 private:
  // Braces and equals signs stand in no speech, and no quotation is opened behind a bracket right behind a word.
  class Data {
   public:
    Data(const Document& document, const Block& block) : text_(document.text(block.span)), begin_(block.span.begin) {}

    // The marks of the block are found once, at the first question.
    bool stands_in(TextSpan span) {
      if (!looked_) {
        for (std::size_t at = text_.find_first_of(marks); at != text_.npos; at = text_.find_first_of(marks, at + 1))
          places_.push_back(begin_ + static_cast<Offset>(at));
        for (std::size_t at = text_.find("(\""); at != text_.npos; at = text_.find("(\"", at + 1)) {
          if (at > 0 && text_[at - 1] != ' ') places_.push_back(begin_ + static_cast<Offset>(at));
        }
        std::sort(places_.begin(), places_.end());
        looked_ = true;
      }
      const auto first = std::lower_bound(places_.begin(), places_.end(), span.begin);
      return first != places_.end() && *first < span.end;
    }

   private:
    static constexpr std::string_view marks = "{}=<>\\@_";

    std::string_view text_;
    Offset begin_;
    std::vector<Offset> places_;
    bool looked_ = false;
  };

  static void check_block(RuleContext& context, const Block& block, std::span<const Quotation> all) {
    Data data{context.document(), block};
    std::vector<const Quotation*> around;  // each less deep than the next
    for (const Quotation& quotation : all) {
      while (!around.empty() && around.back()->depth >= quotation.depth) around.pop_back();
      if (!around.empty()) check_quotation(context, *around.back(), quotation, data);
      around.push_back(&quotation);
    }
  }

  // ''This is said,'' as telegraphs and wikis have it, or ‘‘this’’: two single marks for one.
  static bool are_one_mark(const Quotation& outer, const Quotation& inner) {
    return (outer.mark == QuoteMark::straight_single || outer.mark == QuoteMark::curly_single) &&
           (outer.opening.end == inner.opening.begin || outer.closing.begin == inner.closing.end);
  }

  static void check_quotation(RuleContext& context, const Quotation& outer, const Quotation& inner, Data& data) {
    if (outer.depth + 1 != inner.depth || inner.mark != outer.mark || are_one_mark(outer, inner)) return;
    if (inner_mark(outer.mark) == outer.mark || data.stands_in(outer.inside())) return;
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
