#include <algorithm>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

class RepeatedOpening final : public Rule {
 public:
  explicit RepeatedOpening(std::size_t least) : least_(least) {}

  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<const Token*> run;
    const auto flush = [&] {
      if (run.size() >= least_) report(context, run);
      run.clear();
    };
    for (const Block& block : document.blocks()) {
      if (block.kind != BlockKind::paragraph) {
        flush();
        continue;
      }
      for (const Sentence& sentence : document.sentences(block)) {
        const auto tokens = document.tokens(sentence);
        if (tokens.empty() || tokens[0].kind != TokenKind::word) {
          flush();
          continue;
        }
        if (!run.empty() && run.back()->folded != tokens[0].folded) flush();
        run.push_back(&tokens[0]);
      }
    }
    flush();
  }

 private:
  static void report(RuleContext& context, std::span<const Token* const> run) {
    const std::string word{context.document().text(*run.back())};
    Diagnostic& diagnostic = context.report(
        run.front()->span, std::to_string(run.size()) + " sentences in a row begin with " + quoted(word));
    for (std::size_t at = 1; at < run.size() && at < 8; ++at) context.relate(diagnostic, run[at]->span, "and here");
  }

  std::size_t least_;
};

constexpr OptionDefinition options[] = {
    {.name = "min-sentences", .fallback = std::int64_t{3}, .summary = "how many sentences in a row are too many"},
};

}  // namespace

extern constinit const RuleDefinition repeated_opening{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<RepeatedOpening>(
          static_cast<std::size_t>(std::max<std::int64_t>(chosen.integer("min-sentences"), 2)));
    },
};

}  // namespace rules
