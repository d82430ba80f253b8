// A quotation of a sentence or more has a speaker: a verb of saying in its own
// paragraph, before it or behind it, or in the paragraph before. Words that are
// quoted without a sentence of their own need none.
#include <algorithm>

#include "linter/rule/rule.h"
#include "rules/support/attribution.h"
#include "rules/support/quotations.h"

namespace rules {
namespace {

using namespace galley;

constexpr std::uint32_t shortest = 8;  // tokens inside the marks

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()) {}

  void run() {
    const auto blocks = document_.blocks();
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      if (blocks[at].kind != BlockKind::paragraph) continue;
      const auto quotations = find_quotations(document_, blocks[at]).all;
      const auto found = std::find_if(quotations.begin(), quotations.end(), [&](const Quotation& one) {
        return one.closed && one.depth == 0 && one.tokens.size() >= shortest && is_sentence(one);
      });
      if (found == quotations.end() || has_speaker(at)) continue;
      context_.report(found->opening, "nobody is named who says this");
    }
  }

 private:
  bool is_sentence(const Quotation& quotation) const {
    const Token& first = document_.tokens()[quotation.tokens.begin];
    const std::string_view last = document_.text(document_.tokens()[quotation.tokens.end - 1]);
    return has(first.shape, Shape::capitalised) && (last == "." || last == "," || last == "!" || last == "?");
  }

  // In the paragraph, or in those beside it.
  bool has_speaker(std::size_t at) const {
    const auto blocks = document_.blocks();
    const std::size_t from = at == 0 ? 0 : at - 1;
    for (std::size_t near = from; near <= at + 1 && near < blocks.size(); ++near) {
      const auto tokens = document_.tokens(blocks[near]);
      const bool says =
          std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return is_reporting(document_, token); });
      if (says) return true;
      // "Ada Holmberg: “…”"
      if (std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return document_.text(token) == ":"; }))
        return true;
    }
    return false;
  }

  RuleContext& context_;
  const Document& document_;
};

class UnattributedQuote final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition unattributed_quote{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<UnattributedQuote>(); },
};

}  // namespace rules
