// Finds a sentence that stands twice, once with "not".
//
// Sentences that begin or end alike are compared; what differs must be a negation
// and no more ("is" and "is not", "can" and "cannot", "won't" and "will"). Where a
// piece asks and answers so on purpose, one of the two is a question or a
// quotation, and nothing is said. Cost: linear but for sentences that begin alike.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/quotations.h"
#include "rules/support/statements.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::size_t fewest_words = 6;

constexpr std::array negations = {"not"sv, "never"sv, "no"sv};
struct Negated {
  std::string_view word;
  std::string_view with_not;
};
constexpr std::array negated = {Negated{"is", "isn't"},       Negated{"are", "aren't"}, Negated{"was", "wasn't"},
                                Negated{"were", "weren't"},   Negated{"has", "hasn't"}, Negated{"have", "haven't"},
                                Negated{"had", "hadn't"},     Negated{"can", "can't"},  Negated{"can", "cannot"},
                                Negated{"could", "couldn't"}, Negated{"will", "won't"}, Negated{"would", "wouldn't"},
                                Negated{"does", "doesn't"},   Negated{"did", "didn't"}, Negated{"should", "shouldn't"}};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()) {}

  void run() {
    const auto blocks = document_.blocks();
    for (std::uint32_t at = 0; at < blocks.size(); ++at) {
      if (blocks[at].kind == BlockKind::paragraph || blocks[at].kind == BlockKind::list_item) collect(at);
    }
    for_each_likely_pair(document_, places_, 3, [&](std::size_t i, std::size_t j) { compare(places_[i], places_[j]); });
  }

 private:
  void collect(std::uint32_t block) {
    for (const Sentence& sentence : document_.sentences(document_.blocks()[block])) {
      const auto tokens = document_.tokens(sentence);
      if (tokens.size() >= fewest_words && document_.text(tokens.back()) == ".")
        places_.push_back({.span = sentence.span, .tokens = sentence.tokens});
    }
  }

  // "The keeper …", or a name: "it" may be another thing here than there, and
  // "Returns …" is said of what the heading names.
  bool has_subject(std::span<const Token> tokens) const {
    constexpr std::array articles = {"the"sv, "a"sv, "an"sv};
    if (one_of(document_.text(tokens[0]), articles)) return true;
    return std::any_of(tokens.begin() + 1, tokens.end(), [](const Token& token) {
      return token.kind == TokenKind::word && has(token.shape, Shape::capitalised) && token.span.size() > 1 &&
             !has(token.shape, Shape::all_upper);
    });
  }

  bool is_own(const StatementPlace& place) {
    return has_subject(document_.tokens().subspan(place.tokens.begin, place.tokens.size())) &&
           !context_.analysis(find_all_quotations).contain(place.span.begin);
  }

  std::size_t words_in(const StatementPlace& place) const {
    const auto tokens = document_.tokens().subspan(place.tokens.begin, place.tokens.size());
    return static_cast<std::size_t>(
        std::ranges::count_if(tokens, [](const Token& token) { return token.kind != TokenKind::punctuation; }));
  }

  // A negation is one word more, or another one.
  bool may_differ_by_negation(const StatementPlace& first, const StatementPlace& second) const {
    const std::size_t left = words_in(first);
    const std::size_t right = words_in(second);
    return std::min(left, right) >= fewest_words && left <= right + 1 && right <= left + 1;
  }

  void compare(const StatementPlace& first, const StatementPlace& second) {
    if (!may_differ_by_negation(first, second)) return;
    const Statement left = make_statement(document_, first);
    const Statement right = make_statement(document_, second);
    const Difference differs = difference(left, right);
    if (!adds_negation(left, differs.left, right, differs.right) &&
        !adds_negation(right, differs.right, left, differs.left))
      return;
    if (!is_own(first) || !is_own(second)) return;
    if (!said_.insert(right.span).second) return;
    Diagnostic& diagnostic =
        context_.report(right.span, "this sentence says the opposite of the one at " + std::string{related_place});
    context_.relate(diagnostic, left.span, "the other");
  }

  std::string_view word(const Statement& statement, std::uint32_t at) const {
    return document_.text(document_.tokens()[statement.tokens[at]]);
  }

  // "" and "not"; "is" and "isn't"; "will" and "will not" leaves "" and "not".
  bool adds_negation(const Statement& plain, IndexRange without, const Statement& other, IndexRange with) const {
    if (without.size() == 0 && with.size() == 1) return one_of(word(other, with.begin), negations);
    if (without.size() != 1 || with.size() != 1) return false;
    std::string negation{word(other, with.begin)};
    if (const std::size_t curly = negation.find("’"); curly != std::string::npos) negation.replace(curly, 3, "'");
    return std::any_of(negated.begin(), negated.end(), [&](const Negated& pair) {
      return equal_ignoring_case(word(plain, without.begin), pair.word) && equal_ignoring_case(negation, pair.with_not);
    });
  }

  RuleContext& context_;
  const Document& document_;
  std::vector<StatementPlace> places_;
  std::set<TextSpan> said_;
};

class PolarityFlip final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition polarity_flip{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<PolarityFlip>(); },
};

}  // namespace rules
