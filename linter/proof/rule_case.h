// The tests that styles bring along: `tests` in a rule's file, and files that
// end in .test.yml, as Vale has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/style/yaml.h"

namespace galley {

// What a case says of the findings, which are written one a line:
// "line:column:Style.Rule:message".
struct Expectation {
  enum class Kind : std::uint8_t { equals, contains, lacks };
  Kind kind = Kind::equals;
  std::string text;
  std::string place;  // "path:line:column"
};

struct RuleCase {
  std::string name;
  std::string place;
  std::string input;
  std::string format = "md";  // the extension that the input is read by
  std::string rule;           // a rule's file, from the folder of the case's; empty for none
  std::string view;
  std::vector<Expectation> expectations;
};

struct RuleCases {
  std::vector<RuleCase> cases;
  std::vector<std::string> errors;  // "path:line:column: …": cases that are wrong; the others are there
};

// `list` is what stands at `tests`, or the whole of a .test.yml file.
RuleCases read_rule_cases(const YamlNode& list);

// What the rule's file says under `tests`; nothing for a file that has none, or
// that isn't a rule.
RuleCases rule_cases_of(const YamlNode& rule);

bool is_case_file(std::string_view path);

// Whether the text may be a rule's file: a line of it begins with "extends:".
bool may_be_rule(std::string_view text);

// What differs between two lists of lines: "- " for those that only `wanted`
// has, "+ " for those that only `found` has, in the order of the lines.
std::vector<std::string> difference(const std::vector<std::string>& wanted, const std::vector<std::string>& found);

// The lines of a text, without blank ones at its end.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace galley
