#include "linter/config/store.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <unordered_map>

#include "linter/config/toml.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

// A folder as it is shown: relative where it is the current one or below it.
std::string shown(const fs::path& folder, const fs::path& current) {
  const fs::path relative = folder.lexically_relative(current);
  if (relative.empty() || *relative.begin() == "..") return folder.string();
  return relative == "." ? std::string{} : relative.string();
}

fs::path whole(const std::string& path) {
  fs::path absolute = fs::absolute(path.empty() ? "." : path).lexically_normal();
  return absolute.has_filename() ? absolute : absolute.parent_path();
}

bool is_simple(std::string_view path) {
  return !path.starts_with('/') && !path.starts_with("./") && path.find("..") == std::string_view::npos &&
         path.find("//") == std::string_view::npos && path.find("/./") == std::string_view::npos;
}

bool holds_for(const Override& override, const std::string& relative) {
  return std::any_of(override.files.begin(), override.files.end(),
                     [&](const Glob& glob) { return glob.matches_within(relative); });
}

void apply(const Override& override, Config& config) {
  if (override.select) config.select = *override.select;
  config.ignore.insert(config.ignore.end(), override.ignore.begin(), override.ignore.end());
  for (const auto& [id, settings] : override.rules) {
    RuleSettings& into = config.rules[id];
    if (settings.severity) into.severity = settings.severity;
    for (const auto& [name, value] : settings.options) into.options.insert_or_assign(name, value);
  }
}

}  // namespace

std::string path_within(const std::string& folder, const std::string& path) {
  if (is_simple(path)) {
    if (folder.empty()) return path;
    if (path.starts_with(folder) && path[folder.size()] == '/') return path.substr(folder.size() + 1);
  }
  return whole(path).lexically_relative(whole(folder)).string();
}

struct ConfigStore::State {
  // Reads the file if it stands there and configures Galley.
  std::unique_ptr<Config> read(const std::string& path) const {
    std::error_code failed;
    if (!fs::exists(path, failed)) return nullptr;
    std::string text;
    try {
      text = read_file(path);
    } catch (const Error& wrong) {
      throw Error(path + ": " + wrong.what());
    }
    if (!holds_config(path, text)) return nullptr;
    return std::make_unique<Config>(read_config(path, text, registry));
  }

  // What holds in a folder, by its name as it comes: most files share a few.
  const Config* find(const std::string& folder) {
    const auto known = by_name.find(folder);
    if (known != by_name.end()) return known->second;
    return by_name[folder] = find(whole(folder));
  }

  // Each folder on the way up is asked once.
  const Config* find(const fs::path& folder) {
    const auto [entry, is_new] = by_folder.try_emplace(folder.string(), nullptr);
    if (!is_new) return entry->second;
    const std::string shown_folder = shown(folder, current);
    const Config* found = nullptr;
    try {
      for (const char* const name : {"galley.toml", "pyproject.toml"}) {
        auto config = read((fs::path{shown_folder} / name).string());
        if (!config) continue;
        read_configs.push_back(std::move(config));
        found = read_configs.back().get();
        break;
      }
      if (!found) found = folder.has_relative_path() ? find(folder.parent_path()) : &fixed;
    } catch (const Error&) {
      by_folder.erase(folder.string());
      throw;
    }
    return by_folder[folder.string()] = found;
  }

  Registry registry;
  bool searches = false;
  Config fixed;  // what holds where no file is found
  fs::path current = fs::current_path();
  std::mutex mutex;
  std::unordered_map<std::string, const Config*> by_name;
  std::map<std::string, const Config*> by_folder;
  std::vector<std::unique_ptr<Config>> read_configs;
};

ConfigStore::ConfigStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
ConfigStore::ConfigStore(ConfigStore&&) noexcept = default;
ConfigStore& ConfigStore::operator=(ConfigStore&&) noexcept = default;
ConfigStore::~ConfigStore() = default;

ConfigStore ConfigStore::without_files() { return ConfigStore{std::make_unique<State>()}; }

ConfigStore ConfigStore::with_file(const std::string& file, Registry registry) {
  auto state = std::make_unique<State>();
  state->registry = registry;
  std::string text;
  try {
    text = read_file(file);
  } catch (const Error& wrong) {
    throw Error(file + ": " + wrong.what());
  }
  state->fixed = read_config(file, text, registry);
  return ConfigStore{std::move(state)};
}

ConfigStore ConfigStore::searching(Registry registry) {
  auto state = std::make_unique<State>();
  state->registry = registry;
  state->searches = true;
  return ConfigStore{std::move(state)};
}

const Config& ConfigStore::for_folder(const std::string& folder) const {
  if (!state_->searches) return state_->fixed;
  const std::lock_guard lock{state_->mutex};
  return *state_->find(folder);
}

const Config& ConfigStore::for_path(const std::string& path) const {
  return for_folder(path.substr(0, path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1));
}

Config resolve(const Config& config, const std::string& path) {
  Config resolved = config;
  if (config.overrides.empty()) return resolved;
  const std::string relative = path_within(config.folder, path);
  for (const Override& override : config.overrides) {
    if (holds_for(override, relative)) apply(override, resolved);
  }
  return resolved;
}

std::string resolve_key(const Config& config, const std::string& path) {
  std::string key;
  if (config.overrides.empty()) return key;
  const std::string relative = path_within(config.folder, path);
  for (const Override& override : config.overrides) key += holds_for(override, relative) ? '1' : '0';
  return key;
}

bool is_excluded(const Config& config, const std::string& path) {
  if (config.exclude.empty()) return false;
  const bool is_folder = path.ends_with('/');
  const std::string relative = path_within(config.folder, is_folder ? path.substr(0, path.size() - 1) : path);
  return std::any_of(config.exclude.begin(), config.exclude.end(), [&](const Glob& glob) {
    return is_folder ? glob.matches(relative, true) : glob.matches_within(relative);
  });
}

}  // namespace galley
