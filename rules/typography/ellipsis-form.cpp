#include <algorithm>
#include <array>
#include <string_view>

#include "rules/support/odd_forms.h"
#include "rules/support/places.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array forms_of_ellipsis = {"..."sv, "…"sv, ". . ."sv};

class EllipsisForm final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::array<std::vector<Place>, 3> forms;
    for (const Block& block : document.blocks()) {
      if (is_running_text(block)) collect(document, block, forms);
    }
    const auto odd = odd_form(forms);
    if (!odd) return;
    const auto usual = static_cast<std::size_t>(
        std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); }) -
        forms.begin());
    for (Place& place : forms[*odd]) place.instead = forms_of_ellipsis[usual];
    report_places(context, forms[*odd],
                  "this ellipsis is " + quoted(forms_of_ellipsis[*odd]) + "; elsewhere it is " +
                      quoted(forms_of_ellipsis[usual]) + " (" + times(forms[usual].size()) + ")",
                  Safety::unsafe, "Write " + quoted(forms_of_ellipsis[usual]));
  }

 private:
  static void collect(const Document& document, const Block& block, std::array<std::vector<Place>, 3>& forms) {
    for (std::uint32_t at = block.tokens.begin; at < block.tokens.end; ++at) {
      const Token& token = document.tokens()[at];
      if (token.kind != TokenKind::punctuation) continue;
      const char first = document.prose()[token.span.begin];
      if (first != '.' && first != '\xE2') continue;
      if (document.text(token) == "...") forms[0].push_back({.span = token.span, .instead = {}});
      if (document.text(token) == "…") forms[1].push_back({.span = token.span, .instead = {}});
      const TextSpan five{token.span.begin, token.span.begin + 5};
      if (first == '.' && five.end <= block.span.end && document.text(five) == ". . .") {
        forms[2].push_back({.span = five, .instead = {}});
        at += 2;
      }
    }
  }
};

}  // namespace

extern constinit const RuleDefinition ellipsis_form{
    .severity = Severity::suggestion,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<EllipsisForm>(); },
};

}  // namespace rules
