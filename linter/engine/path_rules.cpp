#include "linter/engine/path_rules.h"

namespace galley {

Config PathRules::config_of_folder(const std::string& folder) const {
  Config config = store_.for_folder(folder);
  change_(config);
  return config;
}

const RuleSet& PathRules::for_path(const std::string& path) {
  const Config& found = store_.for_path(path);
  const std::string key = found.folder + '\n' + resolve_key(found, path);
  const std::lock_guard lock{mutex_};
  auto& rules = rule_sets_[key];
  if (!rules) {
    Config config = resolve(found, path);
    change_(config);
    rules = std::make_unique<RuleSet>(make_rule_set(registry_, config));
  }
  return *rules;
}

}  // namespace galley
