#include "linter/engine/rule_set.h"

#include <algorithm>

namespace galley {
namespace {

enum class Group { defaults, every };

// True if `name` stands for the rule; the name of a group stands for those of
// its rules that are on by default, or for every one.
bool names(const std::string& name, const RegisteredRule& rule, Group group) {
  const bool is_default = rule.definition->on_by_default;
  if (name == "all" || name == rule.id) return true;
  if (name == "default") return is_default;
  if (name == rule.group) return is_default || group == Group::every;
  return name.size() == rule.group.size() + 4 && name.starts_with(rule.group) && name.ends_with(":all");
}

bool any_names(const std::vector<std::string>& all, const RegisteredRule& rule, Group group) {
  return std::any_of(all.begin(), all.end(), [&](const std::string& name) { return names(name, rule, group); });
}

ActiveRule make_rule(const RegisteredRule& rule, const Config& config) {
  const auto found = config.rules.find(rule.id);
  const RuleSettings settings = found == config.rules.end() ? RuleSettings{} : found->second;
  RuleOptions options{rule.definition->options, settings.options};
  options.set_language(config.language);
  ActiveRule active{.id = std::string{rule.id},
                    .severity = settings.severity.value_or(rule.definition->severity),
                    .english = rule.definition->english};
  if (rule.definition->make) active.rule = rule.definition->make(options);
  if (rule.definition->make_corpus) active.corpus = rule.definition->make_corpus(options);
  return active;
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
  RuleSet set{.language = config.language, .folder = config.folder};
  for (const RegisteredRule& rule : registry) {
    set.known.push_back(rule.id);
    const bool selected = any_names(config.select, rule, Group::defaults);
    if (selected && !any_names(config.ignore, rule, Group::every)) set.rules.push_back(make_rule(rule, config));
  }
  return set;
}

}  // namespace galley
