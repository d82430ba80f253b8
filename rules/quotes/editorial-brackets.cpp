#include <array>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// What an editor puts into somebody's words to make them read: articles,
// pronouns, auxiliary verbs, prepositions. A speaker's own aside has others.
constexpr std::array insertions = {"a"sv,     "an"sv,    "the"sv,  "to"sv,    "of"sv,  "is"sv,   "are"sv,  "was"sv,
                                   "were"sv,  "be"sv,    "been"sv, "being"sv, "has"sv, "have"sv, "had"sv,  "he"sv,
                                   "she"sv,   "it"sv,    "they"sv, "we"sv,    "his"sv, "her"sv,  "hers"sv, "its"sv,
                                   "their"sv, "our"sv,   "them"sv, "him"sv,   "us"sv,  "that"sv, "who"sv,  "which"sv,
                                   "will"sv,  "would"sv, "do"sv,   "does"sv,  "did"sv, "in"sv,   "on"sv,   "at"sv,
                                   "for"sv,   "with"sv,  "from"sv, "by"sv,    "as"sv,  "sic"sv};

class EditorialBrackets final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const Block& block : document.blocks()) {
      if (block.kind == BlockKind::code || !has_insertion(document, block)) continue;
      for (const Quotation& quotation : context.analysis(find_all_quotations).of(document, block).all) {
        if (quotation.closed && quotation.depth == 0) check_quotation(context, quotation);
      }
    }
  }

 private:
  // A pass that finds next to nothing, before the one that finds quotations.
  static bool has_insertion(const Document& document, const Block& block) {
    for (const std::uint32_t at : document.marks(block)) {
      if (at > block.tokens.begin && at + 3 < block.tokens.end && insertion_end(document, at, block.tokens.end) != 0)
        return true;
    }
    return false;
  }

  static void check_quotation(RuleContext& context, const Quotation& quotation) {
    const Document& document = context.document();
    for (std::uint32_t at = quotation.tokens.begin + 1; at + 3 < quotation.tokens.end; ++at) {
      const std::uint32_t end = insertion_end(document, at, quotation.tokens.end);
      if (end != 0) report(context, join(document.tokens()[at].span, document.tokens()[end].span));
    }
  }

  // The token that closes the insertion which token `at` opens; 0 if it opens
  // none. Words stand on both sides: it is no aside at a clause's end.
  static std::uint32_t insertion_end(const Document& document, std::uint32_t at, std::uint32_t end) {
    const auto tokens = document.tokens();
    if (!is_mark(document, tokens[at], '(')) return 0;
    if (tokens[at - 1].kind != TokenKind::word || tokens[at - 1].span.end == tokens[at].span.begin) return 0;
    std::uint32_t word = at + 1;
    while (word < end && word < at + 3 && is_insertion(document, tokens[word])) ++word;
    if (word == at + 1 || word + 1 >= end || !is_mark(document, tokens[word], ')')) return 0;
    const bool goes_on =
        tokens[word + 1].kind == TokenKind::word && tokens[word + 1].span.begin > tokens[word].span.end;
    return goes_on ? word : 0;
  }

  static bool is_mark(const Document& document, const Token& token, char mark) {
    return token.kind == TokenKind::punctuation && document.prose()[token.span.begin] == mark;
  }

  static bool is_insertion(const Document& document, const Token& token) {
    return token.kind == TokenKind::word && !has(token.shape, Shape::capitalised) &&
           one_of(document.text(token), insertions);
  }

  static void report(RuleContext& context, TextSpan span) {
    std::string wanted{context.document().text(span)};
    wanted.front() = '[';
    wanted.back() = ']';
    Diagnostic& diagnostic = context.report(span, "words put into a quotation stand in square brackets: " + wanted);
    context.replace(diagnostic, span, wanted, Safety::unsafe, "Write " + wanted);
  }
};

}  // namespace

extern constinit const RuleDefinition editorial_brackets{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<EditorialBrackets>(); },
};

}  // namespace rules
