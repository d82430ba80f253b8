#include "linter/engine/rule_set.h"

#include <algorithm>

namespace galley {
namespace {

bool names(const std::string& wanted, const RegisteredRule& rule) {
  const bool is_default = rule.definition->on_by_default;
  if (wanted == "all" || wanted == rule.id) return true;
  if (wanted == "default" || wanted == rule.group) return is_default;
  return wanted == std::string{rule.group} + ":all";
}

bool any_names(const std::vector<std::string>& wanted, const RegisteredRule& rule) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) { return names(one, rule); });
}

}  // namespace

bool RuleSet::has_corpus_rules() const {
  return std::any_of(rules.begin(), rules.end(), [](const ActiveRule& rule) { return rule.corpus != nullptr; });
}

const ActiveRule* RuleSet::find(std::string_view id) const {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const ActiveRule& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

RuleSet make_rule_set(Registry registry, const Config& config) {
  RuleSet set;
  for (const RegisteredRule& rule : registry) {
    if (!any_names(config.select, rule) || any_names(config.ignore, rule)) continue;
    const auto settings = config.rules.find(rule.id);
    RuleOptions options{rule.definition->options, settings == config.rules.end() ? decltype(RuleSettings::options){} : settings->second.options};
    options.set_language(config.language);
    ActiveRule active{.id = std::string{rule.id}, .severity = rule.definition->severity};
    if (settings != config.rules.end()) active.severity = settings->second.severity.value_or(active.severity);
    if (rule.definition->make) active.rule = rule.definition->make(options);
    if (rule.definition->make_corpus) active.corpus = rule.definition->make_corpus(options);
    set.rules.push_back(std::move(active));
  }
  return set;
}

}  // namespace galley
