#include "linter/rule/rule.h"
#include "rules/support/counted.h"

namespace rules {
namespace {

using namespace galley;

class OrdinalForm final : public Rule {
 public:
  void check(RuleContext& context) const override {
    report_number_forms(context, context.analysis(find_counted_nouns), NumberKind::ordinal);
  }
};

}  // namespace

extern constinit const RuleDefinition ordinal_form{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<OrdinalForm>(); },
};

}  // namespace rules
