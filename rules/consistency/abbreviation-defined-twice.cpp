#include <string>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "rules/support/abbreviations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

class AbbreviationDefinedTwice final : public Rule {
 public:
  void check(RuleContext& context) const override {
    for (const auto& [_, abbreviation] : context.analysis(find_abbreviations)) {
      for (std::size_t at = 1; at < abbreviation.definitions.size(); ++at) {
        if (!is_same(context.document(), abbreviation.definitions[0], abbreviation.definitions[at])) continue;
        report(context, abbreviation.definitions[0], abbreviation.definitions[at]);
        break;
      }
    }
  }

 private:
  static bool is_same(const Document& document, const Definition& a, const Definition& b) {
    return fold(document.text(expansion_span(document, a))) == fold(document.text(expansion_span(document, b)));
  }

  static void report(RuleContext& context, const Definition& first, const Definition& again) {
    const Document& document = context.document();
    const std::string_view written = abbreviation_in(document, document.tokens()[again.abbreviation]);
    Diagnostic& diagnostic =
        context.report(expansion_span(document, again),
                       quoted(written) + " is explained again; it was at " + std::string{related_place});
    context.relate(diagnostic, expansion_span(document, first), "first here");
  }
};

}  // namespace

extern constinit const RuleDefinition abbreviation_defined_twice{
    .severity = Severity::suggestion,
    .on_by_default = false,

    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<AbbreviationDefinedTwice>(); },
};

}  // namespace rules
