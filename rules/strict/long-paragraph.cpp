#include <algorithm>
#include <string>

#include "linter/rule/rule.h"

namespace rules {
namespace {

using namespace galley;

class LongParagraph final : public Rule {
 public:
  explicit LongParagraph(std::size_t most) : most_(most) {}

  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const Block& block : document.blocks()) {
      if (block.kind != BlockKind::paragraph) continue;
      const auto tokens = document.tokens(block);
      const auto words = static_cast<std::size_t>(
          std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.is_wordlike(); }));
      if (words > most_) context.report(block.span, "this paragraph has " + std::to_string(words) + " words");
    }
  }

 private:
  std::size_t most_;
};

constexpr OptionDefinition options[] = {
    {.name = "max-words", .fallback = std::int64_t{200}, .summary = "how many words a paragraph may have"},
};

}  // namespace

extern constinit const RuleDefinition long_paragraph{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<LongParagraph>(
          static_cast<std::size_t>(std::max<std::int64_t>(chosen.integer("max-words"), 1)));
    },
};

}  // namespace rules
