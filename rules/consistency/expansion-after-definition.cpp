#include <algorithm>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/abbreviations.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

class ExpansionAfterDefinition final : public Rule {
 public:
  void check(RuleContext& context) const override {
    OwnWords own{context};
    for (const auto& [_, abbreviation] : context.analysis(find_abbreviations)) {
      if (abbreviation.definitions.empty() || abbreviation.uses.size() < 2) continue;
      check_definition(context, own, abbreviation);
    }
  }

 private:
  static void check_definition(RuleContext& context, OwnWords& own, const Abbreviation& abbreviation) {
    const Document& document = context.document();
    const auto tokens = document.tokens();
    const Definition& definition = abbreviation.definitions.front();
    const auto length = definition.expansion.size();
    const std::uint32_t from = std::max(definition.expansion.end, definition.abbreviation + 1);
    for (std::uint32_t at = from; at + length <= tokens.size(); ++at) {
      if (tokens[at].folded != tokens[definition.expansion.begin].folded || !is_same(document, definition, at))
        continue;
      const bool defined = at + length < tokens.size() && document.text(tokens[at + length]) == "(";
      if (defined || !own.contain(at)) continue;
      const TextSpan span = join(tokens[at].span, tokens[at + length - 1].span);
      Diagnostic& diagnostic =
          context.report(span, quoted(document.text(span)) + " has been shortened to " +
                                   quoted(abbreviation_in(document, tokens[definition.abbreviation])) + " before");
      context.relate(diagnostic, expansion_span(document, definition), "here");
      return;
    }
  }

  static bool is_same(const Document& document, const Definition& definition, std::uint32_t at) {
    for (std::uint32_t word = 0; word < definition.expansion.size(); ++word) {
      const Token& a = document.tokens()[definition.expansion.begin + word];
      const Token& b = document.tokens()[at + word];
      if (a.kind != b.kind || a.folded != b.folded) return false;
    }
    return true;
  }
};

}  // namespace

extern constinit const RuleDefinition expansion_after_definition{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ExpansionAfterDefinition>(); },
};

}  // namespace rules
