#include <algorithm>
#include <vector>

#include "linter/rule/rule.h"
#include "rules/support/change_log.h"
#include "rules/support/inlines.h"
#include "rules/support/lists.h"
#include "rules/support/numbers.h"

namespace rules {
namespace {

using namespace galley;

// Longer ones are passages, which another rule finds everywhere.
constexpr std::size_t longest_item = 12;

// The words of an item, whatever its marks and capitals; none if something in
// it is no word, as pictures and addresses look alike in the prose.
std::vector<std::uint32_t> words_of(const Document& document, const Block& item) {
  std::vector<std::uint32_t> words;
  for (const Token& token : document.tokens(item)) {
    if (token.kind == TokenKind::code || token.kind == TokenKind::link || token.kind == TokenKind::symbol) return {};
    if (token.is_wordlike()) words.push_back(token.folded);
  }
  return words;
}

class DuplicateListItem final : public Rule {
 public:
  void check(RuleContext& context) const override {
    ChangeLog changes{context.document()};
    for (const List& list : context.analysis(find_lists)) {
      if (!changes.holds(context.document().blocks()[list.items.front()])) check_list(context, list);
    }
  }

 private:
  struct Item {
    std::vector<std::uint32_t> words;
    std::uint32_t block = 0;
  };

  static void check_list(RuleContext& context, const List& list) {
    const Document& document = context.document();
    if (item_number(document.blocks()[list.items.front()].number)) return;  // a step may be done twice
    std::vector<Item> items;
    for (const std::uint32_t block : list.items) {
      Item item{.words = words_of(document, document.blocks()[block]), .block = block};
      const bool has_parts = block + 1 < document.blocks().size() && document.blocks()[block + 1].item == block;
      if (!item.words.empty() && item.words.size() < longest_item && !has_parts) items.push_back(std::move(item));
    }
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.words < b.words; });
    for (std::size_t at = 1; at < items.size(); ++at) {
      const bool third = at > 1 && items[at].words == items[at - 2].words;
      if (items[at].words == items[at - 1].words && !third &&
          !lead_apart(document, document.blocks()[items[at - 1].block], document.blocks()[items[at].block]))
        report(context, items[at - 1].block, items[at].block);
    }
  }

  // Two links that say the same lead to two pages, or may.
  static bool lead_apart(const Document& document, const Block& first, const Block& second) {
    const Inline* const one = link_around(document, first, first.span);
    const Inline* const other = link_around(document, second, second.span);
    if (!one || !other) return false;
    const std::string_view target = target_of(document, *one);
    return target.empty() || target != target_of(document, *other);
  }

  static void report(RuleContext& context, std::uint32_t first, std::uint32_t second) {
    const Document& document = context.document();
    Diagnostic& diagnostic = context.report(document.blocks()[second].span, "this item stands in the list twice");
    context.relate(diagnostic, document.blocks()[first].span, "first here");
  }
};

}  // namespace

extern constinit const RuleDefinition duplicate_list_item{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<DuplicateListItem>(); },
};

}  // namespace rules
