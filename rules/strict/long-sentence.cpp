#include <algorithm>
#include <string>

#include "linter/rule/rule.h"

namespace rules {
namespace {

using namespace galley;

class LongSentence final : public Rule {
 public:
  explicit LongSentence(std::size_t most) : most_(most) {}

  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const Block& block : document.blocks()) {
      if (block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item) continue;
      for (const Sentence& sentence : document.sentences(block)) {
        const auto tokens = document.tokens(sentence);
        const auto words = static_cast<std::size_t>(
            std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.is_wordlike(); }));
        if (words > most_) context.report(sentence.span, "this sentence has " + std::to_string(words) + " words");
      }
    }
  }

 private:
  std::size_t most_;
};

constexpr OptionDefinition options[] = {
    {.name = "max-words", .fallback = std::int64_t{45}, .summary = "how many words a sentence may have"},
};

}  // namespace

extern constinit const RuleDefinition long_sentence{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<LongSentence>(
          static_cast<std::size_t>(std::max<std::int64_t>(chosen.integer("max-words"), 1)));
    },
};

}  // namespace rules
