#include <string>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "rules/support/abbreviations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

// The words of a long form, folded and without the ending of a plural.
std::string key(const Document& document, const Definition& definition) {
  std::string key;
  for (std::uint32_t at = definition.expansion.begin; at < definition.expansion.end; ++at) {
    const Token& token = document.tokens()[at];
    if (token.kind != TokenKind::word) continue;
    std::string word = fold(document.text(token));
    if (word.ends_with('s')) word.pop_back();
    key += word;
  }
  return key;
}

class AbbreviationTwoExpansions final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const auto& [_, abbreviation] : context.analysis(find_abbreviations)) {
      for (std::size_t at = 1; at < abbreviation.definitions.size(); ++at) {
        if (key(document, abbreviation.definitions[0]) == key(document, abbreviation.definitions[at])) continue;
        report(context, abbreviation.definitions[0], abbreviation.definitions[at]);
        break;
      }
    }
  }

 private:
  static void report(RuleContext& context, const Definition& first, const Definition& other) {
    const Document& document = context.document();
    const std::string_view written = abbreviation_in(document, document.tokens()[other.abbreviation]);
    const TextSpan span = expansion_span(document, other);
    const TextSpan before = expansion_span(document, first);
    Diagnostic& diagnostic =
        context.report(span, quoted(written) + " stands for " + quoted(document.text(span)) + " here, and for " +
                                 quoted(document.text(before)) + " at " + std::string{related_place});
    context.relate(diagnostic, before, "the other long form");
  }
};

}  // namespace

extern constinit const RuleDefinition abbreviation_two_expansions{
    .severity = Severity::warning,

    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<AbbreviationTwoExpansions>(); },
};

}  // namespace rules
