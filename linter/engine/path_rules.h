// Which rules hold for which file: what the configuration says of its path,
// and what a person changed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "linter/config/store.h"
#include "linter/engine/rule_set.h"
#include "linter/formats/format.h"
#include "linter/style/style_store.h"

namespace galley {

class PathRules {
 public:
  // Changes the configuration of any path: the command line's options.
  using Change = std::function<void(Config&)>;

  PathRules(ConfigStore store, Registry registry, Change change)
      : store_(std::move(store)), registry_(registry), change_(std::move(change)) {}

  // From here on styles hold, too. Throws Error where their configuration is wrong.
  void use_styles(StyleSources sources) { styles_ = std::make_unique<StyleStore>(std::move(sources)); }
  StyleStore* styles() const { return styles_.get(); }  // null for none

  // These throw Error where a configuration is wrong.
  Config config_of_folder(const std::string& folder) const;
  bool excludes(const std::string& path) const { return is_excluded(store_.for_path(path), path); }

  // What the file is read as: what its .vale.ini says, or by its name; null for
  // a file that is no copy. Code is read where styles hold for it.
  const Format* format_for(const std::string& path) const;

  // The same set for all paths whose configurations are the same; it lives as
  // long as this. May be asked from many threads.
  const RuleSet& for_path(const std::string& path);

 private:
  ConfigStore store_;
  Registry registry_;
  Change change_;
  std::unique_ptr<StyleStore> styles_;
  std::mutex mutex_;
  std::map<std::pair<std::string, const StyleSet*>, std::unique_ptr<RuleSet>>
      rule_sets_;  // by what tells configurations apart
};

}  // namespace galley
