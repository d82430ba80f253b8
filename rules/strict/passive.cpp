#include <array>
#include <string>

#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array auxiliaries = {"is"sv,    "are"sv,   "was"sv,    "were"sv,   "be"sv,     "been"sv,
                                    "being"sv, "isn't"sv, "aren't"sv, "wasn't"sv, "weren't"sv};
constexpr std::array irregular = {
    "given"sv,  "taken"sv,  "made"sv,  "done"sv,  "seen"sv,    "known"sv,  "shown"sv,  "written"sv, "found"sv,
    "held"sv,   "kept"sv,   "sent"sv,  "built"sv, "brought"sv, "bought"sv, "caught"sv, "taught"sv,  "thought"sv,
    "told"sv,   "sold"sv,   "paid"sv,  "said"sv,  "put"sv,     "cut"sv,    "hit"sv,    "hurt"sv,    "lost"sv,
    "left"sv,   "led"sv,    "met"sv,   "read"sv,  "won"sv,     "chosen"sv, "driven"sv, "broken"sv,  "spoken"sv,
    "stolen"sv, "thrown"sv, "drawn"sv, "worn"sv,  "torn"sv,    "eaten"sv,  "beaten"sv, "hidden"sv,  "forgotten"sv};

class Passive final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const Block& block : document.blocks()) {
      if (block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item) continue;
      for (std::uint32_t at = block.tokens.begin; at + 1 < block.tokens.end; ++at) {
        if (!auxiliaries_.contains(document.tokens()[at])) continue;
        const std::uint32_t verb = participle(document, at + 1, block.tokens.end);
        if (verb != no_index && !context.analysis(find_all_quotations).contain(document.tokens()[at].span.begin))
          report(context, at, verb);
      }
    }
  }

 private:
  // The participle behind an auxiliary, with an adverb between them at most.
  std::uint32_t participle(const Document& document, std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t word = at; word < end && word < at + 2; ++word) {
      const Token& token = document.tokens()[word];
      if (token.kind != TokenKind::word || has(token.shape, Shape::capitalised)) return no_index;
      const std::string_view text = document.text(token);
      if (irregular_.contains(token) || (text.size() > 4 && text.ends_with("ed") && !text.ends_with("eed")))
        return word;
      if (!text.ends_with("ly") && text != "not" && text != "also") return no_index;
    }
    return no_index;
  }

  static void report(RuleContext& context, std::uint32_t at, std::uint32_t verb) {
    const Document& document = context.document();
    const TextSpan span = join(document.tokens()[at].span, document.tokens()[verb].span);
    context.report(span, quoted(document.text(span)) + " is passive: who does it?");
  }

  WordSet auxiliaries_ = WordSet{auxiliaries};
  WordSet irregular_ = WordSet{irregular};
};

}  // namespace

extern constinit const RuleDefinition passive{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<Passive>(); },
};

}  // namespace rules
