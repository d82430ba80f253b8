#include <string>

#include "linter/rule/rule.h"

namespace rules {
namespace {

using namespace galley;

class HeadingSkip final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Block* before = nullptr;
    for (const Block& block : context.document().blocks()) {
      if (block.kind != BlockKind::heading) continue;
      if (before != nullptr && block.level > before->level + 1) report(context, *before, block);
      before = &block;
    }
  }

 private:
  static void report(RuleContext& context, const Block& above, const Block& heading) {
    const int missing = above.level + 1;
    const std::string levels = heading.level == missing + 1 ? "level " + std::to_string(missing) + " is"
                                                            : "levels " + std::to_string(missing) + " to " +
                                                                  std::to_string(heading.level - 1) + " are";
    Diagnostic& diagnostic = context.report(heading.span, "this heading of level " + std::to_string(heading.level) +
                                                              " comes after one of level " +
                                                              std::to_string(above.level) + ": " + levels + " skipped");
    context.relate(diagnostic, above.span, "the heading before");
  }
};

}  // namespace

extern constinit const RuleDefinition heading_skip{
    .severity = Severity::suggestion,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<HeadingSkip>(); },
};

}  // namespace rules
