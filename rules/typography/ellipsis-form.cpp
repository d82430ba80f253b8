#include <array>
#include <string_view>
#include <utility>

#include "rules/support/odd_forms.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array forms_of_ellipsis = {"..."sv, "…"sv, ". . ."sv};

class EllipsisForm final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<std::vector<Place>> forms(forms_of_ellipsis.size());
    for (const Block& block : document.blocks()) {
      if (is_running_text(block)) collect(document, block, forms);
    }
    report_odd_form(context, "this ellipsis", forms_of_ellipsis, std::move(forms));
  }

 private:
  static void collect(const Document& document, const Block& block, std::vector<std::vector<Place>>& forms) {
    Offset free = 0;  // behind the last of them
    for (const std::uint32_t at : document.marks(block)) {
      const Token& token = document.tokens()[at];
      if (token.span.begin < free) continue;
      const char first = document.prose()[token.span.begin];
      if (first != '.' && first != '\xE2') continue;
      if (document.text(token) == "...") forms[0].push_back({.span = token.span, .instead = {}});
      if (document.text(token) == "…") forms[1].push_back({.span = token.span, .instead = {}});
      const TextSpan five{token.span.begin, token.span.begin + 5};
      if (first == '.' && five.end <= block.span.end && document.text(five) == ". . .") {
        forms[2].push_back({.span = five, .instead = {}});
        free = five.end;
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
