#include <array>

#include "linter/rule/rule.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Words which English lets stand twice: "what it is is", "had had", "that that".
constexpr std::array may_repeat = {"had"sv, "is"sv, "that"sv, "do"sv, "very"sv, "no"sv, "so"sv, "long"sv, "bye"sv, "ha"sv, "knock"sv, "her"sv, "in"sv, "on"sv, "really"sv, "many"sv, "far"sv, "much"sv};

class RepeatedWord final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const Sentence& sentence : document.sentences()) {
      const auto tokens = document.tokens(sentence);
      for (std::size_t i = 1; i < tokens.size(); ++i) {
        if (is_repeat(document, tokens[i - 1], tokens[i])) report(context, tokens[i - 1], tokens[i]);
      }
    }
  }

 private:
  // Two capitalised words are a name: "Duran Duran".
  static bool is_repeat(const Document& document, const Token& a, const Token& b) {
    return a.folded == b.folded && a.kind == TokenKind::word && b.kind == TokenKind::word && a.span.end < b.span.begin &&
           !has(b.shape, Shape::capitalised) && equal_ignoring_case(document.text(a), document.text(b)) &&
           !one_of(document.text(b), may_repeat);
  }

  static void report(RuleContext& context, const Token& first, const Token& second) {
    const std::string word{context.document().text(second)};
    Diagnostic& diagnostic = context.report(join(first.span, second.span), "“" + word + "” is repeated");
    context.replace(diagnostic, {first.span.end, second.span.end}, "", Safety::safe, "Delete the second “" + word + "”");
  }
};

}  // namespace

extern constinit const RuleDefinition repeated_word{
    .severity = Severity::error,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<RepeatedWord>(); },
};

}  // namespace rules
