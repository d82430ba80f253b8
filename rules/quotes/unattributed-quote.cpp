#include <optional>

#include "linter/rule/rule.h"
#include "rules/support/attribution.h"
#include "rules/support/quotations.h"

namespace rules {
namespace {

using namespace galley;

class UnattributedQuote final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const auto blocks = document.blocks();
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      if (blocks[at].kind != BlockKind::paragraph) continue;
      const auto speech = find_speech(document, blocks[at]);
      if (!speech || names_speaker(document, blocks[at])) continue;
      const bool before = at > 0 && names_speaker(document, blocks[at - 1]);
      const bool after = at + 1 < blocks.size() && names_speaker(document, blocks[at + 1]);
      if (!before && !after) context.report(*speech, "nobody near this quotation is named as its speaker");
    }
  }

 private:
  static bool names_speaker(const Document& document, const Block& block) {
    for (const Token& token : document.tokens(block)) {
      if (is_reporting(token)) return true;
    }
    return block.kind == BlockKind::heading;
  }

  // The first quotation that somebody speaks.
  static std::optional<TextSpan> find_speech(const Document& document, const Block& block) {
    for (const Quotation& quotation : find_quotations(document, block).all) {
      if (is_speech(document, quotation)) return quotation.span();
    }
    return std::nullopt;
  }

  // A sentence or more, not a term.
  static bool is_speech(const Document& document, const Quotation& quotation) {
    if (!quotation.closed || quotation.depth > 0 || quotation.tokens.size() < 10) return false;
    const std::string_view last = document.text(document.tokens()[quotation.tokens.end - 1]);
    return last == "." || last == "!" || last == "?" || last == ",";
  }
};

}  // namespace

extern constinit const RuleDefinition unattributed_quote{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<UnattributedQuote>(); },
};

}  // namespace rules
