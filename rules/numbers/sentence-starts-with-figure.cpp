#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/numbers.h"
#include "rules/support/own_words.h"

namespace rules {
namespace {

using namespace galley;

class SentenceStartsWithFigure final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    OwnWords own{context};
    for (const Sentence& sentence : document.sentences()) {
      const auto tokens = document.tokens(sentence);
      if (tokens.size() < 4 || !ends_with_stop(document, tokens.back()) || tokens[0].kind != TokenKind::number ||
          tokens[1].kind != TokenKind::word)
        continue;
      const auto value = whole_number(document.text(tokens[0]));
      if (!value || is_year(*value) || *value == 0 || !own.contain(sentence.tokens.begin)) continue;
      if (own.surroundings().block(sentence.tokens.begin).kind != BlockKind::paragraph) continue;
      Diagnostic& diagnostic = context.report(tokens[0].span, "this sentence begins with a figure");
      if (*value > 99) continue;
      std::string words = in_words(*value);
      words[0] = static_cast<char>(words[0] - 'a' + 'A');
      context.replace(diagnostic, tokens[0].span, words, Safety::unsafe, "Write “" + words + "”");
    }
  }

 private:
  // Else it is a heading, or a line of a programme.
  static bool ends_with_stop(const Document& document, const Token& last) {
    const std::string_view mark = document.text(last);
    return mark == "." || mark == "!" || mark == "?";
  }

  static bool is_year(int value) { return value >= 1000 && value <= 2199; }
};

}  // namespace

extern constinit const RuleDefinition sentence_starts_with_figure{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<SentenceStartsWithFigure>(); },
};

}  // namespace rules
