#include <string>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/lists.h"

namespace rules {
namespace {

using namespace galley;

class ListCapital final : public Rule {
 public:
  void check(RuleContext& context) const override {
    for (const List& list : find_lists(context.document())) {
      if (list.items.size() >= 3) check_list(context, list);
    }
  }

 private:
  // The first word of an item, if it is one that may have a capital or not.
  static const Token* first_word(const Document& document, const Block& item) {
    const auto tokens = document.tokens(item);
    if (tokens.empty() || tokens[0].kind != TokenKind::word) return nullptr;
    const Shape odd = Shape::digits | Shape::inner_upper | Shape::all_upper;
    if (has(tokens[0].shape, odd)) return nullptr;
    return is_letter(decode(document.prose(), tokens[0].span.begin).code_point) ? &tokens[0] : nullptr;
  }

  static void check_list(RuleContext& context, const List& list) {
    const Document& document = context.document();
    const Token* firsts[2] = {nullptr, nullptr};
    std::size_t counts[2] = {0, 0};
    for (const std::uint32_t item : list.items) {
      const Token* const word = first_word(document, document.blocks()[item]);
      if (word == nullptr) return;
      const bool capital = has(word->shape, Shape::capitalised);
      if (firsts[capital] == nullptr) firsts[capital] = word;
      ++counts[capital];
    }
    if (counts[0] == 0 || counts[1] == 0) return;
    const bool odd = counts[1] < counts[0];
    Diagnostic& diagnostic = context.report(
        firsts[odd]->span, odd ? "this item begins with a capital; others of the list begin with a small letter"
                               : "this item begins with a small letter; others of the list begin with a capital");
    context.relate(diagnostic, firsts[!odd]->span, "unlike here");
  }
};

}  // namespace

extern constinit const RuleDefinition list_capital{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ListCapital>(); },
};

}  // namespace rules
