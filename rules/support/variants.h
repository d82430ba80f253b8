// What the rules for variants say: one word in two forms, the odd one reported.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/rule/rule.h"

namespace rules {

struct Variant {
  galley::TextSpan odd;                     // the form that is reported
  std::string instead;                      // what to write there, in the case of what stands there; empty for no fix
  galley::TextSpan standing;                // the form that stands, where it is first
  std::size_t times = 1;                    // how often that form stands
  bool tie = false;                         // as often as the odd one
  std::vector<galley::TextSpan> also = {};  // where else the odd form stands
};

// “color” is written “colour” elsewhere in this piece (3 times)
void report_variant(galley::RuleContext& context, const Variant& variant);

// `word` without the "’s" at its end.
std::string_view without_possessive(std::string_view word);

// `word` with the capitals of `like`, and its possessive ending.
std::string in_the_manner_of(std::string_view like, std::string_view word);

}  // namespace rules
