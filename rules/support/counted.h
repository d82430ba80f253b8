// Numbers with the noun that they count: "7 boats", "the twenty-first century".
#pragma once

#include <vector>

#include "linter/rule/rule.h"
#include "rules/support/numbers.h"

namespace rules {

struct CountedNoun {
  WrittenNumber number;
  std::uint32_t noun = 0;  // a token
  bool starts_sentence = false;
};

// An analysis: the numbers from 2 to 99, and ordinals from 1, that stand
// directly before a noun in the writer's own text.
std::vector<CountedNoun> find_counted_nouns(galley::RuleContext& context);

enum class NumberKind : std::uint8_t { cardinal, ordinal };

// Reports a number that stands with one noun in figures and in words.
void report_number_forms(galley::RuleContext& context, const std::vector<CountedNoun>& all, NumberKind kind);

}  // namespace rules
