// Finds a number in the headline that the text doesn't have.
//
// Numbers are compared by value, in figures or words. A headline rounds and adds
// ("over 40", "40-odd"), and counts what the text lists, so only figures of two or
// three digits that nothing loosens are asked for, and texts with few numbers of
// their own are left alone. Cost: linear.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/numbers.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::size_t fewest_numbers = 3;
constexpr std::array loosening = {"over"sv,    "under"sv, "about"sv, "nearly"sv,  "almost"sv, "around"sv,
                                  "than"sv,    "least"sv, "most"sv,  "top"sv,     "some"sv,   "up"sv,
                                  "version"sv, "day"sv,   "part"sv,  "episode"sv, "week"sv,   "chapter"sv};

class HeadlineBodyNumber final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const auto blocks = document.blocks();
    if (blocks.size() < 4 || blocks[0].kind != BlockKind::heading) return;
    const IndexRange head = blocks[0].tokens;
    std::vector<std::string_view> body;
    for (std::uint32_t at = head.end; at < document.tokens().size(); ++at) {
      const Token& token = document.tokens()[at];
      if (token.kind == TokenKind::number || has(token.shape, Shape::digits)) body.push_back(document.text(token));
    }
    if (body.size() < fewest_numbers) return;
    for (std::uint32_t at = head.begin; at < head.end; ++at) {
      if (is_asked_for(document, head, at) && !stands_in(body, document.text(document.tokens()[at])))
        context.report(document.tokens()[at].span,
                       "the headline has " + std::string{document.text(document.tokens()[at])} + "; the text doesn’t");
    }
  }

 private:
  // A count of things or people: "killed 43", "43 boats"; no score, version or age.
  static bool is_asked_for(const Document& document, IndexRange head, std::uint32_t at) {
    const Token& token = document.tokens()[at];
    if (token.kind != TokenKind::number || token.span.size() < 2 || token.span.size() > 3) return false;
    const std::string_view text = document.text(token);
    if (!std::all_of(text.begin(), text.end(), is_ascii_digit) || text.ends_with('0')) return false;
    if (at > head.begin) {
      const Token& before = document.tokens()[at - 1];
      if (before.kind != TokenKind::word || before.span.end == token.span.begin ||
          one_of(document.text(before), loosening) || has(before.shape, Shape::all_upper))
        return false;
    }
    if (at + 1 >= head.end) return false;
    const Token& after = document.tokens()[at + 1];
    return after.kind == TokenKind::word && after.span.begin > token.span.end && document.text(after).ends_with('s');
  }

  static bool stands_in(std::span<const std::string_view> body, std::string_view number) {
    return std::any_of(body.begin(), body.end(), [&](std::string_view other) {
      return other == number || (other.starts_with(number) && !is_ascii_digit(other[number.size()]));
    });
  }
};

}  // namespace

extern constinit const RuleDefinition headline_body_number{
    .severity = Severity::suggestion,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<HeadlineBodyNumber>(); },
};

}  // namespace rules
