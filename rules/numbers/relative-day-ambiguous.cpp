#include <array>

#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/dates.h"
#include "rules/support/own_words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array weekdays = {"Sunday"sv,   "Monday"sv, "Tuesday"sv, "Wednesday"sv,
                                 "Thursday"sv, "Friday"sv, "Saturday"sv};

class RelativeDayAmbiguous final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    OwnWords own{context};
    TextSpan first;
    for (std::uint32_t at = 1; at < document.tokens().size(); ++at) {
      const Token& token = document.tokens()[at];
      if (token.kind == TokenKind::word && weekdays_.contains(token) &&
          document.text(document.tokens()[at - 1]) == "on" && first.empty() && own.contain(at))
        first = token.span;
    }
    if (first.empty() || !context.analysis(find_dates).empty()) return;
    context.report(first, "which " + std::string{document.text(first)} + "? There is no date in this piece");
  }

 private:
  WordSet weekdays_{weekdays};
};

}  // namespace

extern constinit const RuleDefinition relative_day_ambiguous{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<RelativeDayAmbiguous>(); },
};

}  // namespace rules
