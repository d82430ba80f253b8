#include "linter/engine/path_rules.h"

#include "linter/formats/code_languages.h"

namespace galley {

Config PathRules::config_of_folder(const std::string& folder) const {
  Config config = store_.for_folder(folder);
  change_(config);
  return config;
}

const Format* PathRules::format_for(const std::string& path) const {
  if (!styles_) return format_of(path);
  const auto styles = styles_->for_path(path);
  if (styles && styles->view()) return &data_format();
  const std::string mapped = styles_->mapped_extension(path);
  const Format* const format = mapped.empty() ? nullptr : format_of("x." + mapped);
  if (const Format* const code = code_format_of(path)) {
    if (!styles || styles->empty()) return nullptr;
    return format ? &code_format_with(*format) : code;
  }
  return format ? format : format_of(path);
}

const RuleSet& PathRules::for_path(const std::string& path) {
  const Config& found = store_.for_path(path);
  const std::shared_ptr<const StyleSet> styles = styles_ ? styles_->for_path(path) : nullptr;
  const auto key = std::pair{found.folder + '\n' + resolve_key(found, path), styles.get()};
  const std::lock_guard lock{mutex_};
  auto& rules = rule_sets_[key];
  if (!rules) {
    Config config = resolve(found, path);
    change_(config);
    rules = std::make_unique<RuleSet>(make_rule_set(registry_, config));
    rules->styles = styles;
    if (styles) rules->key = 0;  // what styles say isn't remembered
  }
  return *rules;
}

}  // namespace galley
