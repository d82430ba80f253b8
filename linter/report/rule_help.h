// What a report says of a rule beside its findings.
#pragma once

#include <string>

#include "linter/rule/rule.h"

namespace galley {

// "rules/repetition/repeated-word"; empty for a rule which isn't built in.
std::string page_name(Registry registry, std::string_view id);

// A rule's page in the words that a code-scanning service shows.
struct RuleHelp {
  std::string summary;  // one sentence
  std::string text;     // the page, with its examples
};
RuleHelp rule_help(const RegisteredRule& rule);

}  // namespace galley
