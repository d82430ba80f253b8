#include <string>

#include "linter/rule/rule.h"
#include "rules/support/abbreviations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

class AbbreviationUnused final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const auto& [_, abbreviation] : context.analysis(find_abbreviations)) {
      if (abbreviation.definitions.size() != 1 || abbreviation.uses.size() != 1) continue;
      const Definition& definition = abbreviation.definitions.front();
      if (definition.abbreviation < definition.expansion.begin) continue;  // "HTB (Harbour Trust Board)" is a use
      const Token& token = document.tokens()[definition.abbreviation];
      context.report(token.span, quoted(document.text(token)) + " is explained here and never used");
    }
  }
};

}  // namespace

extern constinit const RuleDefinition abbreviation_unused{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<AbbreviationUnused>(); },
};

}  // namespace rules
