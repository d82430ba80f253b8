#include <algorithm>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/labels.h"

namespace rules {
namespace {

using namespace galley;

class FigureMissing final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Labels labels = find_labels(context.document());
    for (const Label& caption : labels.captions) {
      const bool of_kind = std::any_of(labels.references.begin(), labels.references.end(),
                                       [&](const Label& label) { return label.kind == caption.kind; });
      if (of_kind && !is_named(labels.references, caption)) report(context, caption);
    }
  }

 private:
  static bool is_named(std::span<const Label> references, const Label& caption) {
    return std::any_of(references.begin(), references.end(), [&](const Label& label) {
      return label.kind == caption.kind && label.number == caption.number;
    });
  }

  static void report(RuleContext& context, const Label& caption) {
    context.report(caption.span, "the text never speaks of " + std::string{name(caption.kind)} + " " +
                                     std::to_string(caption.number));
  }
};

}  // namespace

extern constinit const RuleDefinition figure_missing{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<FigureMissing>(); },
};

}  // namespace rules
