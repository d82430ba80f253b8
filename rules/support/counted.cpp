#include "rules/support/counted.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include "linter/document/word_set.h"
#include "rules/support/compounds.h"
#include "rules/support/forms.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

// "$7", "2.7", "-7", "No 7-10": part of something else.
bool is_joined(const Document& document, const WrittenNumber& number) {
  const Token& first = document.tokens()[number.tokens.begin];
  if (number.tokens.begin == 0) return false;
  const Token& before = document.tokens()[number.tokens.begin - 1];
  return before.span.end == first.span.begin && document.text(before) != "(" && document.text(before) != "“";
}

// "the stage 2 tree", "the Orrin 2 configuration": the number is a name, or part of one.
bool is_label(const Document& document, const Surroundings& surroundings, const WrittenNumber& number) {
  constexpr std::array labelled = {"stage"sv, "phase"sv,   "step"sv,    "level"sv, "tier"sv,    "type"sv,    "class"sv,
                                   "grade"sv, "version"sv, "chapter"sv, "part"sv,  "section"sv, "category"sv};
  if (number.tokens.begin == 0) return false;
  const std::uint32_t before = number.tokens.begin - 1;
  const bool behind_name = number.figures && has(document.tokens()[before].shape, Shape::capitalised) &&
                           !surroundings.starts_sentence(before);
  return behind_name || one_of(document.text(document.tokens()[before]), labelled);
}

bool is_in_range(const WrittenNumber& number) {
  const bool small = number.value >= (number.ordinal ? 1 : 2) && number.value <= 99;
  return small && number.value == static_cast<int>(number.value);
}

// The tokens that a number may begin with.
std::vector<std::uint32_t> find_number_words(const Document& document) {
  static const WordSet words{number_words()};
  const auto written = document.words().tokens_of(words.hashes());
  std::vector<std::uint32_t> all;
  std::merge(written.begin(), written.end(), document.figures().begin(), document.figures().end(),
             std::back_inserter(all));
  return all;
}

}  // namespace

std::vector<CountedNoun> find_counted_nouns(RuleContext& context) {
  std::vector<CountedNoun> all;
  OwnWords own{context};
  const Document& document = context.document();
  const auto tokens = document.tokens();
  std::uint32_t free = 0;  // behind the last number
  for (const std::uint32_t at : find_number_words(document)) {
    if (at < free || at + 1 >= tokens.size()) continue;
    const auto number = read_number(document, at);
    if (!number || !is_in_range(*number) || is_joined(document, *number) ||
        is_label(document, own.surroundings(), *number) || number->tokens.end >= tokens.size())
      continue;
    const std::uint32_t noun = noun_behind(document, own.surroundings(), number->tokens.end - 1);
    if (noun == no_index || tokens[noun].shape != Shape::none || !own.contain(at)) continue;
    all.push_back({.number = *number, .noun = noun, .starts_sentence = own.surroundings().starts_sentence(at)});
    free = number->tokens.end;
  }
  return all;
}

void report_number_forms(RuleContext& context, const std::vector<CountedNoun>& all, NumberKind kind) {
  std::map<std::pair<int, std::uint32_t>, Forms> pairs;
  const auto tokens = context.document().tokens();
  for (const CountedNoun& one : all) {
    if (one.number.ordinal != (kind == NumberKind::ordinal) || one.starts_sentence) continue;
    const TextSpan span = join(tokens[one.number.tokens.begin].span, tokens[one.noun].span);
    pairs[{static_cast<int>(one.number.value), tokens[one.noun].folded}].add(one.number.figures, span);
  }
  for (const auto& [_, forms] : pairs) forms.report(context, {});
}

}  // namespace rules
