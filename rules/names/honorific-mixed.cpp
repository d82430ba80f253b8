#include <algorithm>

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
    const auto capitals = document.capitals();
    const auto is_honorific = [&](std::uint32_t at) { return words_.is_honorific(document.tokens()[at]); };
    if (std::none_of(capitals.begin(), capitals.end(), is_honorific)) return;
    const auto people = find_people(document, words_);
    const Surroundings surroundings{document};
    for (const auto& [_, person] : people) {
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

 private:
  NameWords words_;
};

}  // namespace

extern constinit const RuleDefinition honorific_mixed{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<HonorificMixed>(); },
};

}  // namespace rules
