// STAND-IN so that the program links: whoever owns this part replaces this file.
#pragma once
#include "linter/config/config.h"
namespace galley {
class ConfigStore {
 public:
  static ConfigStore without_files() { return {}; }
  static ConfigStore with_file(const std::string&, Registry) { return {}; }
  static ConfigStore searching(Registry) { return {}; }
  const Config& for_folder(const std::string&) const { return config_; }
  const Config& for_path(const std::string&) const { return config_; }
 private:
  Config config_;
};
inline Config resolve(const Config& c, const std::string&) { return c; }
inline std::string resolve_key(const Config&, const std::string&) { return {}; }
}
