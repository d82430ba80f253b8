// Which configuration holds for which file.
#pragma once

#include <memory>
#include <string>

#include "linter/config/config.h"

namespace galley {

// Finds configurations, and reads each once. May be asked from many threads.
// What it gives stays where it is while the store lives.
class ConfigStore {
 public:
  static ConfigStore without_files();

  // `file` holds for every path; globs are relative to its folder.
  static ConfigStore with_file(const std::string& file, Registry registry);

  // The nearest galley.toml, or pyproject.toml with [tool.galley], upward from
  // the file; of two in one folder, galley.toml.
  static ConfigStore searching(Registry registry);

  ConfigStore(ConfigStore&&) noexcept;
  ConfigStore& operator=(ConfigStore&&) noexcept;
  ~ConfigStore();

  // Before overrides. Throws Error where the file is wrong.
  const Config& for_folder(const std::string& folder) const;
  const Config& for_path(const std::string& path) const;

 private:
  struct State;
  explicit ConfigStore(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

// `path` as globs that are written for `folder` see it.
std::string path_within(const std::string& folder, const std::string& path);

// `config` with what its overrides say of `path`; the later one wins.
Config resolve(const Config& config, const std::string& path);

// Names the overrides which hold for `path`: paths of one key resolve alike.
std::string resolve_key(const Config& config, const std::string& path);

// True if `exclude` names the path or a folder it is in. A folder ends in "/".
bool is_excluded(const Config& config, const std::string& path);

}  // namespace galley
