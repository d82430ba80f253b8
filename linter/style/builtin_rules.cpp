#include "linter/style/builtin_rules.h"

namespace galley {
namespace {

constexpr std::string_view repetition = R"(extends: repetition
message: "'%s' is repeated!"
level: error
scope: text
ignorecase: true
alpha: true
action: {name: edit, params: [truncate, " "]}
tokens: ['[^\s.!?]+']
)";

constexpr std::string_view spelling = R"(extends: spelling
message: "Did you really mean '%s'?"
level: error
scope: text
action: {name: suggest, params: [spellings]}
)";

}  // namespace

const std::set<std::string>& builtin_rule_names() {
  static const std::set<std::string> names = {"Vale.Avoid", "Vale.Repetition", "Vale.Spelling", "Vale.Terms"};
  return names;
}

bool is_builtin_rule(const std::string& rule) { return builtin_rule_names().contains(rule); }

YamlNode builtin_rule(const std::string& rule) {
  return parse_yaml(rule == "Vale.Repetition" ? repetition : spelling, rule);
}

}  // namespace galley
