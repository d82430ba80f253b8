// Finds one quotation that is given in two wordings.
//
// Quotations that begin or end alike are compared. They are one quotation if most
// words are the same and few differ in one place; then one of the two is wrong.
// Terms and titles are too short to tell. Cost: as the comparison of statements.
#include <algorithm>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/quotations.h"
#include "rules/support/statements.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

constexpr std::size_t fewest_words = 6;
constexpr std::uint32_t most_different = 2;
constexpr std::size_t same_for_each_different = 4;

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()) {}

  void run() {
    const auto blocks = document_.blocks();
    const auto quotations = context_.analysis(find_all_quotations).blocks();
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
      if (blocks[at].kind == BlockKind::code || blocks[at].kind == BlockKind::comment) continue;
      for (const Quotation& quotation : quotations[at].all) {
        if (!quotation.closed || quotation.depth > 0 || quotation.tokens.size() < fewest_words) continue;
        if (!is_value(quotation) && is_speech(quotation.tokens))
          places_.push_back({.span = quotation.span(), .tokens = quotation.tokens});
      }
    }
    for_each_likely_pair(document_, places_, 3, [&](std::size_t i, std::size_t j) { compare(places_[i], places_[j]); });
  }

 private:
  // style="border: none", and what a program puts words into
  bool is_value(const Quotation& quotation) const {
    const Offset begin = quotation.opening.begin;
    const bool is_format = document_.text(quotation.inside()).find('%') != std::string_view::npos;  // "%s is dark"
    return is_format || (begin > 0 && document_.prose()[begin - 1] == '=');
  }

  // Words, most of them small; no format, command or list of names.
  bool is_speech(IndexRange range) const {
    std::uint32_t small = 0;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      const Token& token = document_.tokens()[at];
      small += token.kind == TokenKind::word && token.shape == Shape::none && token.span.size() > 1;
    }
    return 2 * small >= range.size() && small >= fewest_words - 1;
  }

  void compare(const StatementPlace& first, const StatementPlace& second) {
    const Statement left = make_statement(document_, first);
    const Statement right = make_statement(document_, second);
    if (left.words.size() < fewest_words || right.words.size() < fewest_words) return;
    const Difference differs = difference(left, right);
    const std::uint32_t different = std::max(differs.left.size(), differs.right.size());
    const std::size_t same =
        std::min(left.words.size(), right.words.size()) - std::min(differs.left.size(), differs.right.size());
    if (different == 0 || different > most_different || same < same_for_each_different * different) return;
    if (holds_figures(left, differs.left) || holds_figures(right, differs.right)) return;
    if (is_cut(differs, left) || std::find(said_.begin(), said_.end(), right.span) != said_.end()) return;
    said_.push_back(right.span);
    Diagnostic& diagnostic =
        context_.report(right.span, "the quotation at " + std::string{related_place} + " has " +
                                        text(left, differs.left) + ", this one " + text(right, differs.right));
    context_.relate(diagnostic, left.span, "the other wording");
  }

  // One ends or begins earlier: it is quoted in part.
  static bool is_cut(const Difference& differs, const Statement& left) {
    return differs.left.begin == 0 || differs.left.end == left.words.size();
  }

  bool holds_figures(const Statement& statement, IndexRange range) const {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (document_.tokens()[statement.tokens[at]].kind != TokenKind::word) return true;
    }
    return false;
  }

  std::string text(const Statement& statement, IndexRange range) const {
    if (range.size() == 0) return "nothing there";
    return quoted(document_.text(join(document_.tokens()[statement.tokens[range.begin]].span,
                                      document_.tokens()[statement.tokens[range.end - 1]].span)));
  }

  RuleContext& context_;
  const Document& document_;
  std::vector<StatementPlace> places_;
  std::vector<TextSpan> said_;
};

class QuoteAltered final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition quote_altered{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<QuoteAltered>(); },
};

}  // namespace rules
