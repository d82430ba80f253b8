#include "linter/config/rule_names.h"

#include <algorithm>

#include "linter/text/did_you_mean.h"

namespace galley {
namespace {

constexpr std::string_view every_rule_of = ":all";

std::vector<std::string_view> group_names(Registry registry) {
  std::vector<std::string_view> groups{house_group};
  for (const RegisteredRule& rule : registry) groups.push_back(rule.group);
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

const RegisteredRule* find_rule(Registry registry, std::string_view id) {
  const auto found = std::find_if(registry.begin(), registry.end(), [id](const auto& rule) { return rule.id == id; });
  return found == registry.end() ? nullptr : &*found;
}

std::vector<std::string_view> rule_ids(Registry registry) {
  std::vector<std::string_view> ids;
  for (const RegisteredRule& rule : registry) ids.push_back(rule.id);
  return ids;
}

std::string wrong_rule_name(std::string_view name, Registry registry) {
  std::vector<std::string_view> known = group_names(registry);
  if (name.ends_with(every_rule_of)) {
    const std::string_view group = name.substr(0, name.size() - every_rule_of.size());
    if (contains(known, group)) return {};
    return "there is no group “" + std::string{group} + "”" + did_you_mean(group, known);
  }
  for (const RegisteredRule& rule : registry) known.push_back(rule.id);
  known.insert(known.end(), {"all", "default", "none"});
  if (contains(known, name)) return {};
  return "there is no rule or group “" + std::string{name} + "”" + did_you_mean(name, known);
}

std::string wrong_rule_id(std::string_view id, Registry registry) {
  if (find_rule(registry, id)) return {};
  return "there is no rule “" + std::string{id} + "”" + did_you_mean(id, rule_ids(registry));
}

}  // namespace galley
