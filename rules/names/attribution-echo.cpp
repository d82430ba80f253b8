#include <map>
#include <string>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "rules/support/attribution.h"
#include "rules/support/own_words.h"
#include "rules/support/people.h"
#include "rules/support/variants.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

class AttributionEcho final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    OwnWords own{context};
    std::map<std::uint32_t, TextSpan> said;  // in this paragraph, by surname
    std::map<std::uint32_t, bool> reported;
    const Block* paragraph = nullptr;
    for (const std::uint32_t at : document.capitals()) {
      if (!may_be_name(document, at)) continue;
      const auto verb = saying_beside(document, at);
      if (verb == no_index || !own.contain(at)) continue;
      const Block& block = own.surroundings().block(at);
      if (&block != paragraph) {
        said.clear();
        reported.clear();
        paragraph = &block;
      }
      const std::uint32_t surname = folded_hash(without_possessive(document.text(document.tokens()[at])));
      const TextSpan span = join(document.tokens()[at].span, document.tokens()[verb].span);
      const auto [first, added] = said.try_emplace(surname, span);
      if (added || reported[surname]) continue;
      reported[surname] = true;
      Diagnostic& diagnostic = context.report(span, quoted(document.text(span)) + " again in this paragraph");
      context.relate(diagnostic, first->second, "first here");
    }
  }

 private:
  // "Holmberg said", "said Holmberg", "said Ada Holmberg": the verb's token, or no_index.
  std::uint32_t saying_beside(const Document& document, std::uint32_t at) const {
    const auto tokens = document.tokens();
    if (at + 1 < tokens.size() && is_saying(tokens[at + 1])) return at + 1;
    if (at + 1 < tokens.size() && may_be_name(document, at + 1)) return no_index;  // a first name
    std::uint32_t before = at;
    while (before > 0 && at - before < 2 && may_be_name(document, before - 1)) --before;
    return before > 0 && is_saying(tokens[before - 1]) ? before - 1 : no_index;
  }
};

}  // namespace

extern constinit const RuleDefinition attribution_echo{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<AttributionEcho>(); },
};

}  // namespace rules
