#include <string>

#include "linter/rule/rule.h"
#include "rules/support/counted.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

// With these, figures are usual whatever the number: "aged 7", "7 km".
constexpr std::string_view with_figures[] = {"km",         "kg",         "cm",    "mm",      "percent", "per",
                                             "pm",         "am",         "mph",   "mb",      "gb",      "kb",
                                             "ms",         "degrees",    "per",   "miles",   "metres",  "meters",
                                             "kilometres", "kilometers", "years", "million", "billion", "times"};

class NumberForm final : public Rule {
 public:
  explicit NumberForm(std::int64_t last_in_words) : last_in_words_(last_in_words) {}

  void check(RuleContext& context) const override {
    const std::vector<CountedNoun>& all = context.analysis(find_counted_nouns);
    report_number_forms(context, all, NumberKind::cardinal);
    if (last_in_words_ == 0) return;
    for (const CountedNoun& one : all) {
      if (!one.number.ordinal && !one.starts_sentence) check_against_house(context, one);
    }
  }

 private:
  void check_against_house(RuleContext& context, const CountedNoun& one) const {
    const Document& document = context.document();
    const auto value = static_cast<std::int64_t>(one.number.value);
    const bool should_be_figures = value > last_in_words_;
    if (should_be_figures == one.number.figures) return;
    if (one.number.figures && one_of(document.text(document.tokens()[one.noun]), with_figures)) return;
    const TextSpan span =
        join(document.tokens()[one.number.tokens.begin].span, document.tokens()[one.number.tokens.end - 1].span);
    const std::string instead = should_be_figures ? std::to_string(value) : in_words(static_cast<int>(value));
    Diagnostic& diagnostic =
        context.report(span, quoted(document.text(span)) + " should be " + quoted(instead) + ": numbers up to " +
                                 std::to_string(last_in_words_) + " are in words");
    context.replace(diagnostic, span, instead, Safety::unsafe, "Write " + quoted(instead));
  }

  std::int64_t last_in_words_;
};

constexpr OptionDefinition options[] = {
    {.name = "words-up-to",
     .fallback = std::int64_t{0},
     .summary =
         "The last number that the house writes in words, as 9 or 10; 0 asks only that a piece agree with itself"},
};

}  // namespace

extern constinit const RuleDefinition number_form{
    .severity = Severity::warning,
    .english = true,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<NumberForm>(chosen.integer("words-up-to"));
    },
};

}  // namespace rules
