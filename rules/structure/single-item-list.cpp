#include "linter/rule/rule.h"
#include "rules/support/lists.h"

namespace rules {
namespace {

using namespace galley;

class SingleItemList final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const List& list : find_lists(document)) {
      if (list.items.size() != 1) continue;
      const Block& item = document.blocks()[list.items.front()];
      context.report_source(item_place(document, item), "this list has one item");
    }
  }
};

}  // namespace

extern constinit const RuleDefinition single_item_list{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<SingleItemList>(); },
};

}  // namespace rules
