#include <array>
#include <string_view>
#include <utility>

#include "rules/support/odd_forms.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array forms_of_apostrophe = {"'"sv, "’"sv};

class ApostropheMixed final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<std::vector<Place>> forms(forms_of_apostrophe.size());
    for_each_byte(document, '\'', [&](const Block& block, Offset at) {
      if (stands_in_word(document, block, at, 1)) forms[0].push_back({.span = {at, at + 1}, .instead = {}});
    });
    for_each_byte(document, '\xE2', [&](const Block& block, Offset at) {
      if (document.prose().substr(at, 3) == "’" && stands_in_word(document, block, at, 3))
        forms[1].push_back({.span = {at, at + 3}, .instead = {}});
    });
    report_odd_form(context, "this apostrophe", forms_of_apostrophe, std::move(forms));
  }

 private:
  // Between two letters: at a word's end it may be a quotation mark.
  static bool stands_in_word(const Document& document, const Block& block, Offset at, Offset size) {
    const Token* const token = token_at(document, at);
    return at > block.span.begin && token->kind == TokenKind::word && token->span.begin < at &&
           token->span.end > at + size;
  }
};

}  // namespace

extern constinit const RuleDefinition apostrophe_mixed{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ApostropheMixed>(); },
};

}  // namespace rules
