#include "linter/rule/rule.h"
#include "rules/support/forms.h"
#include "rules/support/people.h"
#include "rules/support/surroundings.h"

namespace rules {
namespace {

using namespace galley;

class HonorificMixed final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const Surroundings surroundings{document};
    for (const auto& [_, person] : context.analysis(find_people)) {
      if (person.first_names.size() > 1) continue;  // it tells them apart
      Forms forms;
      for (const Mention& mention : person.mentions) {
        if (mention.first_name != no_index || surroundings.block(mention.surname).kind == BlockKind::heading) continue;
        forms.add(mention.honorific != Honorific::none,
                  join(document.tokens()[mention.begin].span, document.tokens()[mention.surname].span));
      }
      forms.report(context, {.most_share = 0.5});
    }
  }
};

}  // namespace

extern constinit const RuleDefinition honorific_mixed{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<HonorificMixed>(); },
};

}  // namespace rules
