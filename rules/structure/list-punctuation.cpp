// Finds the item of a list whose mark at the end is unlike the others'.
//
// Items that go on from each other end with a semicolon or a comma, all but the
// last. One of them that ends otherwise is odd; so is a last one that promises
// more. Lists of sentences are another rule's (`list-parallelism`). Linear.
#include <optional>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/lists.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

class ListPunctuation final : public Rule {
 public:
  void check(RuleContext& context) const override {
    for (const List& list : find_lists(context.document())) {
      if (list.items.size() >= 3 && !has_parts(context.document(), list)) check_list(context, list);
    }
  }

 private:
  static bool has_parts(const Document& document, const List& list) {
    for (std::size_t at = 1; at < list.items.size(); ++at) {
      if (list.items[at] != list.items[at - 1] + 1) return true;
    }
    const auto last = list.items.back();
    return last + 1 < document.blocks().size() && document.blocks()[last + 1].item == last;
  }

  // The mark at the end, before "and" or "or" where the item ends with one.
  static char mark_of(const Document& document, const Block& item) {
    auto tokens = document.tokens(item);
    if (!tokens.empty() && (equal_ignoring_case(document.text(tokens.back()), "and") ||
                            equal_ignoring_case(document.text(tokens.back()), "or")))
      tokens = tokens.first(tokens.size() - 1);
    if (tokens.empty()) return '\0';
    const std::string_view last = document.text(tokens.back());
    return last == ";" || last == "," || last == "." ? last[0] : '\0';
  }

  static void check_list(RuleContext& context, const List& list) {
    const Document& document = context.document();
    std::size_t counts[2] = {0, 0};
    for (std::size_t at = 0; at + 1 < list.items.size(); ++at) {
      const char mark = mark_of(document, document.blocks()[list.items[at]]);
      if (mark == ';') ++counts[0];
      if (mark == ',') ++counts[1];
    }
    const char usual = counts[0] >= counts[1] ? ';' : ',';
    const std::size_t count = counts[usual == ','];
    const std::size_t others = list.items.size() - 1 - count;
    const Block& last = document.blocks()[list.items.back()];
    if (others == 0 && mark_of(document, last) == usual) {
      report(context, list, list.items.size() - 1,
             "the last item of this list ends with " + quoted(std::string(1, usual)));
      return;
    }
    if (others != 1 || count < 2) return;
    for (std::size_t at = 0; at + 1 < list.items.size(); ++at) {
      if (mark_of(document, document.blocks()[list.items[at]]) != usual)
        report(context, list, at, "the other items end with " + quoted(std::string(1, usual)));
    }
  }

  static void report(RuleContext& context, const List& list, std::size_t at, std::string message) {
    const Document& document = context.document();
    const auto tokens = document.tokens(document.blocks()[list.items[at]]);
    if (tokens.empty()) return;
    Diagnostic& diagnostic = context.report(tokens.back().span, std::move(message));
    const std::size_t other = at == 0 ? 1 : at - 1;
    context.relate_source(diagnostic, item_place(document, document.blocks()[list.items[other]]), "unlike here");
  }
};

}  // namespace

extern constinit const RuleDefinition list_punctuation{
    .severity = Severity::suggestion,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ListPunctuation>(); },
};

}  // namespace rules
