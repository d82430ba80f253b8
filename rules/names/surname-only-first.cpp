#include <string>

#include "linter/rule/rule.h"
#include "rules/support/own_words.h"
#include "rules/support/people.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

class SurnameOnlyFirst final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    OwnWords own{document};
    for (const auto& [_, person] : context.analysis(find_people)) {
      if (person.first_names.size() == 1) check_person(context, own, person);
    }
  }

 private:
  // The first paragraph may be the headline, or stand under it in a headline's manner.
  static bool is_head(const Document& document, const OwnWords& own, std::uint32_t token) {
    return &own.surroundings().block(token) == &document.blocks().front();
  }

  static void check_person(RuleContext& context, OwnWords& own, const Person& person) {
    const Document& document = context.document();
    const Mention* alone = nullptr;
    for (const Mention& mention : person.mentions) {
      if (!own.contain(mention.surname)) continue;
      const bool counts = mention.first_name == no_index && !is_head(document, own, mention.surname);
      if (counts && alone == nullptr) alone = &mention;
      if (mention.first_name == no_index) continue;
      if (alone == nullptr) return;
      const TextSpan full = join(document.tokens()[mention.first_name].span, document.tokens()[mention.surname].span);
      const TextSpan span = document.tokens()[alone->surname].span;
      Diagnostic& diagnostic = context.report(
          span, quoted(document.text(span)) + " stands here before the full name at " + std::string{related_place});
      context.relate(diagnostic, full, quoted(document.text(full)) + " here");
      return;
    }
  }
};

}  // namespace

extern constinit const RuleDefinition surname_only_first{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<SurnameOnlyFirst>(); },
};

}  // namespace rules
