#include <algorithm>
#include <vector>

#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/compounds.h"
#include "rules/support/dates.h"
#include "rules/support/numbers.h"
#include "rules/support/surroundings.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

class Reader {
 public:
  Reader(RuleContext& context, const WordSet& words)
      : context_(context), document_(context.document()), words_(words), surroundings_(document_) {}

  void run() {
    const auto blocks = document_.blocks();
    if (blocks.size() < 3 || blocks[0].kind != BlockKind::heading) return;
    const Block& headline = blocks[0];
    for (std::uint32_t at = headline.tokens.begin; at < headline.tokens.end; ++at) {
      const auto number = read(at, headline.tokens.end);
      if (!number) continue;
      at = number->tokens.end - 1;
      if (is_amount(*number, headline) && !is_in_body(number->value, headline.tokens.end)) report(*number);
    }
  }

 private:
  std::optional<WrittenNumber> read(std::uint32_t at, std::uint32_t end) const {
    const Token& token = document_.tokens()[at];
    const bool may_be = token.kind == TokenKind::number || (token.kind == TokenKind::word && words_.contains(token));
    const auto number = may_be ? read_number(document_, at) : std::nullopt;
    return number && number->tokens.end <= end ? number : std::nullopt;
  }

  // A number that counts; not a year, a version, a name ("Apollo 11") or the count of what follows.
  bool is_amount(const WrittenNumber& number, const Block& headline) const {
    if (number.ordinal || number.value < 2 || (number.value >= 1500 && number.value <= 2199)) return false;
    const std::uint32_t noun = noun_behind(document_, surroundings_, number.tokens.end - 1);
    if (noun == no_index || month_of(document_.text(document_.tokens()[noun]))) return false;
    const std::uint32_t before = number.tokens.begin;
    if (before > headline.tokens.begin) {
      const Token& word = document_.tokens()[before - 1];
      const bool joined = word.span.end == document_.tokens()[before].span.begin;
      if (joined || (has(word.shape, Shape::capitalised) && before - 1 > headline.tokens.begin)) return false;
    }
    return number.tokens.begin > headline.tokens.begin;
  }

  bool is_in_body(double value, std::uint32_t begin) const {
    for (std::uint32_t at = begin; at < document_.tokens().size(); ++at) {
      const Token& token = document_.tokens()[at];
      if (token.kind == TokenKind::word && !has(token.shape, Shape::digits) && !words_.contains(token)) continue;
      if (token.kind != TokenKind::word && token.kind != TokenKind::number) continue;
      if (has(token.shape, Shape::digits) && value < 1e9 &&
          document_.text(token).starts_with(std::to_string(static_cast<int>(value))))
        return true;  // "34", "34-year", "34m"
      const auto number = read_number(document_, at);
      if (number && number->value == value) return true;
    }
    const auto items = std::count_if(document_.blocks().begin(), document_.blocks().end(), [](const Block& block) {
      return block.kind == BlockKind::list_item || block.kind == BlockKind::heading;
    });
    return static_cast<double>(items) >= value;  // it may count them
  }

  void report(const WrittenNumber& number) {
    const TextSpan span =
        join(document_.tokens()[number.tokens.begin].span, document_.tokens()[number.tokens.end - 1].span);
    context_.report(span, "the headline says " + quoted(document_.text(span)) + ", and the text has no such number");
  }

  RuleContext& context_;
  const Document& document_;
  const WordSet& words_;
  Surroundings surroundings_;
};

class HeadlineBodyNumber final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context, words_}.run(); }

 private:
  WordSet words_{number_words()};
};

}  // namespace

extern constinit const RuleDefinition headline_body_number{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<HeadlineBodyNumber>(); },
};

}  // namespace rules
