#include <array>
#include <string>
#include <vector>

#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array ordinals = {"first"sv, "second"sv, "third"sv, "fourth"sv, "fifth"sv, "sixth"sv, "seventh"sv};
constexpr std::array openers = {"first"sv,    "second"sv,  "third"sv,   "fourth"sv,   "fifth"sv,
                                "sixth"sv,    "seventh"sv, "firstly"sv, "secondly"sv, "thirdly"sv,
                                "fourthly"sv, "fifthly"sv, "sixthly"sv};
// Farther apart, two of them belong to two arguments.
constexpr std::uint32_t most_sentences_apart = 25;

struct Opening {
  int value = 0;  // from 1
  std::uint32_t sentence = 0;
  TextSpan span;
};

class StepReference final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<Opening> openings;
    for (const Block& block : document.blocks()) {
      if (block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item) continue;
      for (std::uint32_t at = block.sentences.begin; at < block.sentences.end; ++at) collect(document, at, openings);
    }
    for (std::size_t at = 1; at < openings.size(); ++at) check_pair(context, openings, at);
  }

 private:
  // "Third, …", "Thirdly, …"
  void collect(const Document& document, std::uint32_t sentence, std::vector<Opening>& openings) const {
    const auto tokens = document.tokens(document.sentences()[sentence]);
    if (tokens.size() < 4 || !openers_.contains(tokens[0]) || document.text(tokens[1]) != ",") return;
    std::string_view word = document.text(tokens[0]);
    if (word.ends_with("ly")) word.remove_suffix(2);
    for (std::size_t at = 0; at < ordinals.size(); ++at) {
      if (equal_ignoring_case(word, ordinals[at]))
        openings.push_back({.value = static_cast<int>(at) + 1, .sentence = sentence, .span = tokens[0].span});
    }
  }

  // Speaks of a step only where the argument had begun with its first one, and
  // come to its second.
  static void check_pair(RuleContext& context, std::span<const Opening> openings, std::size_t at) {
    const Opening& before = openings[at - 1];
    const Opening& here = openings[at];
    if (here.value == before.value + 1 || here.value == 1) return;
    if (here.sentence - before.sentence > most_sentences_apart) return;
    const bool begun = before.value == 1 || (at >= 2 && openings[at - 2].value == before.value - 1);
    if (!begun || here.value < before.value || here.value > before.value + 2) return;
    const std::string word{context.document().text(here.span)};
    const std::string expected{ordinals[static_cast<std::size_t>(before.value)]};
    Diagnostic& diagnostic =
        context.report(here.span, here.value == before.value
                                      ? quoted(word) + " stands twice in this argument"
                                      : quoted(word) + " comes here with no " + quoted(expected) + " before it");
    context.relate(diagnostic, before.span, "the step before");
  }

  WordSet openers_ = WordSet{openers};
};

}  // namespace

extern constinit const RuleDefinition step_reference{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<StepReference>(); },
};

}  // namespace rules
