// A rule that is a list of phrases: finds them in the writer's own words.
#pragma once

#include <string_view>

#include "linter/rule/rule.h"
#include "rules/support/phrases.h"

namespace rules {

// What a rule says of every phrase of its list.
struct PhraseMessages {
  std::string_view with_instead;  // behind the phrase, before what to write: "is said shorter as"
  std::string_view without;       // behind a phrase that has no other: "is worn"
  galley::Safety safety = galley::Safety::suggestion;
};

// Quotations, quoted blocks, code and headings in capitals are left alone. A
// phrase inside a name ("The Fact That Band") is, too.
void report_phrases(galley::RuleContext& context, const PhraseTable& phrases, const PhraseMessages& messages);

}  // namespace rules
