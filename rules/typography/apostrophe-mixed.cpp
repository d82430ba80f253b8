#include <array>

#include "rules/support/odd_forms.h"
#include "rules/support/places.h"

namespace rules {
namespace {

using namespace galley;

class ApostropheMixed final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::array<std::vector<Place>, 2> forms;
    for_each_byte(document, '\'', [&](const Block& block, Offset at) {
      if (stands_in_word(document, block, at, 1)) forms[0].push_back({.span = {at, at + 1}, .instead = "’"});
    });
    for_each_byte(document, '\xE2', [&](const Block& block, Offset at) {
      if (document.prose().substr(at, 3) == "’" && stands_in_word(document, block, at, 3))
        forms[1].push_back({.span = {at, at + 3}, .instead = "'"});
    });
    const auto odd = odd_form(forms);
    if (!odd) return;
    const std::string count = std::to_string(forms[1 - *odd].size());
    report_places(context, forms[*odd],
                  *odd == 0 ? "this apostrophe is straight; the other " + count + " are curly"
                            : "this apostrophe is curly; the other " + count + " are straight",
                  Safety::unsafe, *odd == 0 ? "Write curly apostrophes" : "Write straight apostrophes");
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
