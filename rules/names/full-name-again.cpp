#include <string>

#include "linter/rule/rule.h"
#include "rules/support/own_words.h"
#include "rules/support/people.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

class FullNameAgain final : public Rule {
 public:
  void check(RuleContext& context) const override {
    OwnWords own{context};
    for (const auto& [_, person] : context.analysis(find_people)) {
      if (person.first_names.size() == 1) check_person(context, own, person);
    }
  }

 private:
  static void check_person(RuleContext& context, OwnWords& own, const Person& person) {
    const Document& document = context.document();
    const Mention* first = nullptr;
    bool shortened = false;  // the surname alone stood in between
    for (const Mention& mention : person.mentions) {
      if (!own.contain(mention.surname)) continue;
      if (mention.first_name == no_index) shortened = shortened || first != nullptr;
      if (mention.first_name == no_index) continue;
      const TextSpan span = join(document.tokens()[mention.first_name].span, document.tokens()[mention.surname].span);
      if (first != nullptr && shortened) {
        Diagnostic& diagnostic = context.report(
            span, "the full name " + quoted(document.text(span)) + " again; the surname has stood alone before");
        context.relate(diagnostic,
                       join(document.tokens()[first->first_name].span, document.tokens()[first->surname].span),
                       "first here");
        return;
      }
      if (first == nullptr) first = &mention;
    }
  }
};

}  // namespace

extern constinit const RuleDefinition full_name_again{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<FullNameAgain>(); },
};

}  // namespace rules
