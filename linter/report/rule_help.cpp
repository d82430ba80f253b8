#include "linter/report/rule_help.h"

#include "linter/config/rule_names.h"
#include "linter/rule/page.h"

namespace galley {

std::string page_name(Registry registry, std::string_view id) {
  if (id.find('.') != id.npos) return {};  // of a style
  const RegisteredRule* const rule = find_rule(registry, id);
  return rule == nullptr ? std::string{} : "rules/" + std::string{rule->group} + '/' + std::string{rule->id};
}

RuleHelp rule_help(const RegisteredRule& rule) {
  return {.summary = parse_page(rule.page).summary, .text = std::string{rule.page}};
}

}  // namespace galley
