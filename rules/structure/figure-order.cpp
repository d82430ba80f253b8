#include <algorithm>
#include <array>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/labels.h"

namespace rules {
namespace {

using namespace galley;

class FigureOrder final : public Rule {
 public:
  void check(RuleContext& context) const override {
    std::array<std::vector<Label>, label_kinds> captions;
    for (const Label& label : find_labels(context.document()).captions)
      captions[static_cast<std::size_t>(label.kind)].push_back(label);
    for (const auto& of_kind : captions) check_sequence(context, of_kind);
  }

 private:
  // Where most numbers are out of order they count something else.
  static void check_sequence(RuleContext& context, std::span<const Label> captions) {
    if (captions.size() < 3) return;
    std::vector<std::size_t> odd;
    for (std::size_t at = 1; at < captions.size(); ++at) {
      if (captions[at].number != captions[at - 1].number + 1) odd.push_back(at);
    }
    if (odd.size() * 2 >= captions.size()) return;
    for (const std::size_t at : odd) report(context, captions[at - 1], captions[at]);
  }

  static void report(RuleContext& context, const Label& before, const Label& label) {
    const std::string kind{name(label.kind)};
    const std::string number = std::to_string(label.number);
    std::string message = kind + " " + number;
    if (label.number == before.number) {
      message += " stands here twice";
    } else {
      message += " follows " + kind + " " + std::to_string(before.number);
      if (label.number == before.number + 2) message += ": " + std::to_string(before.number + 1) + " is missing";
    }
    Diagnostic& diagnostic = context.report(label.span, message);
    context.relate(diagnostic, before.span, "the one before");
  }
};

}  // namespace

extern constinit const RuleDefinition figure_order{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<FigureOrder>(); },
};

}  // namespace rules
