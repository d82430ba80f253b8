// Says where the first sentence of the body restates the headline or the
// standfirst word for word.
//
// What counts are words that carry meaning: four letters or more, and figures. A
// body that begins with most of those of a headline, and adds few, tells nothing
// new. News leads restate their headlines on purpose, so it is off by default.
#include <algorithm>
#include <iterator>
#include <vector>

#include "linter/rule/rule.h"

namespace rules {
namespace {

using namespace galley;

std::vector<std::uint32_t> content(std::span<const Token> tokens) {
  std::vector<std::uint32_t> words;
  for (const Token& token : tokens) {
    const bool counts = token.kind == TokenKind::number || (token.kind == TokenKind::word && token.span.size() >= 4);
    if (counts) words.push_back(token.folded);
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

class IntroEcho final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const auto blocks = document.blocks();
    if (blocks.size() < 2 || blocks[0].kind != BlockKind::heading) return;
    const auto body = std::find_if(blocks.begin() + 1, blocks.end(),
                                   [](const Block& block) { return block.kind == BlockKind::paragraph; });
    if (body == blocks.end() || body->sentences.size() == 0 || body - blocks.begin() > 3) return;
    const Sentence& first = document.sentences(*body).front();
    const auto lead = content(document.tokens(first));
    for (auto intro = blocks.begin(); intro != body; ++intro) {
      const auto words = content(document.tokens(*intro));
      std::vector<std::uint32_t> shared;
      std::set_intersection(words.begin(), words.end(), lead.begin(), lead.end(), std::back_inserter(shared));
      const bool echo = words.size() >= 3 && 5 * shared.size() >= 4 * words.size() && 2 * shared.size() >= lead.size();
      if (!echo) continue;
      Diagnostic& diagnostic = context.report(first.span, "the first sentence says what the heading has said");
      context.relate(diagnostic, intro->span, "said here");
      return;
    }
  }
};

}  // namespace

extern constinit const RuleDefinition intro_echo{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<IntroEcho>(); },
};

}  // namespace rules
