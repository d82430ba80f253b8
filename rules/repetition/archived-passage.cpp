#include <string>

#include "linter/repeat/measure.h"
#include "linter/rule/rule.h"
#include "rules/support/passages.h"
#include "rules/support/repeats.h"

namespace rules {
namespace {

using namespace galley;

constexpr OptionDefinition options[] = {
    {"min-words", std::int64_t{12}, "how many words must repeat, at least"},
    {"min-similarity", 0.5, "the share of the words that must be equal, from 0 to 1"},
};

// A long name, a title, a turn of phrase: part of a sentence, in one piece.
bool is_turn_of_phrase(const repeat::Passage& passage, PassageUnit unit) {
  return unit == PassageUnit::passage && passage.later.size() < fewest_words_of_part;
}

std::string piece_name(const ArchivedPassage& archived) {
  const std::string name = archived.title.empty() ? archived.id : "“" + archived.title + "”";
  return archived.date.empty() ? name : name + " of " + archived.date;
}

std::string data_of(const ArchivedPassage& archived) {
  const repeat::Passage& passage = archived.passage;
  return "{\"kind\":\"" + std::string{passage.exact ? "exact" : "near"} +
         "\",\"similarity\":" + decimal(passage.similarity()) + ",\"words\":" + std::to_string(passage.later.size()) +
         ",\"copies\":" + std::to_string(archived.copies) + ",\"id\":" + json_string(archived.id) +
         ",\"title\":" + json_string(archived.title) + ",\"date\":" + json_string(archived.date) +
         ",\"text\":" + json_string(archived.text) + '}';
}

class ArchivedPassageRule : public Rule {
 public:
  explicit ArchivedPassageRule(const RuleOptions& chosen) : measure_(measure_of(chosen)) {}

  void check(RuleContext& context) const override {
    std::vector<ArchivedPassage> found = context.archived(measure_);
    if (found.empty()) return;
    PassageMap map{context.document()};
    const std::vector<repeat::Word> words = word_hashes(context.document());
    for (ArchivedPassage& archived : found) report(context, map, words, archived);
  }

 private:
  void report(RuleContext& context, PassageMap& map, repeat::Text words, ArchivedPassage& archived) const {
    const PassagePlace place = map.place(archived.later.begin, archived.later.end);
    if (!place.is_prose) return;
    repeat::Passage& passage = archived.passage;
    passage = cut(passage, archived.words, words, place.whole.begin, place.whole.end);
    if (!measure_.accepts(passage) || is_turn_of_phrase(passage, place.unit)) return;
    if (is_stock_phrase(archived.copies, passage.later.size())) return;
    Diagnostic& diagnostic = context.report_source(
        place.whole.source, (place.unit == PassageUnit::item ? "repeats an " : "repeats a ") +
                                std::string{name(place.unit)} + " of " + piece_name(archived) + likeness(passage));
    diagnostic.data = data_of(archived);
  }

  repeat::Measure measure_;
};

}  // namespace

extern constinit const RuleDefinition archived_passage{
    .severity = Severity::warning,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<ArchivedPassageRule>(chosen);
    },
};

}  // namespace rules
