#include <array>
#include <string_view>
#include <utility>

#include "linter/text/utf8.h"
#include "rules/support/odd_forms.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// The dash that parts a sentence, between words.
constexpr std::array forms_of_dash = {" – "sv, " — "sv, "—"sv, " - "sv, "--"sv, " -- "sv};

class DashMixed final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<std::vector<Place>> forms(forms_of_dash.size());
    for (const char lead : {'-', '\xE2'}) {
      for_each_byte(document, lead, [&](const Block& block, Offset at) {
        if (block.kind == BlockKind::paragraph) consider(document, block, at, forms);
      });
    }
    report_odd_form(context, "this dash", forms_of_dash, std::move(forms));
  }

 private:
  static void consider(const Document& document, const Block& block, Offset at,
                       std::vector<std::vector<Place>>& forms) {
    const std::string_view prose = document.prose();
    if (!may_be_dash(prose, at)) return;
    for (std::size_t form = 0; form < forms_of_dash.size(); ++form) {
      const std::string_view written = forms_of_dash[form];
      const Offset lead = written[0] == ' ';
      if (at < block.span.begin + lead + 1) continue;
      const TextSpan span{at - lead, at - lead + static_cast<Offset>(written.size())};
      if (span.end >= block.span.end || document.text(span) != written || is_opaque(document, at)) continue;
      const bool words =
          joins(decode_before(prose, span.begin).code_point) && joins(decode(prose, span.end).code_point);
      if (words) forms[form].push_back({.span = span, .instead = {}});
    }
  }

  // Not a hyphen, and not the first byte of another mark.
  static bool may_be_dash(std::string_view prose, Offset at) {
    const std::string_view mark = prose.substr(at, 3);
    if (mark[0] != '-') return mark == "–" || mark == "—";
    return (at > 0 && prose[at - 1] == ' ') || mark.substr(1).starts_with('-');
  }

  // Small letters: between capitals or figures it may be a range or a name.
  static bool joins(char32_t neighbour) { return is_lower(neighbour); }
};

}  // namespace

extern constinit const RuleDefinition dash_mixed{
    .severity = Severity::suggestion,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<DashMixed>(); },
};

}  // namespace rules
