#include "linter/style/style_store.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <utf8proc.h>

#include "linter/style/front_matter.h"
#include "linter/style/package_config.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "linter/text/hash.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

constexpr std::array config_names = {".vale", "_vale", "vale.ini", ".vale.ini", "_vale.ini", ".config/vale.ini"};

// A path as people write it: from the current folder where it is below.
std::string shown(const fs::path& path) {
  const std::string relative = path.lexically_relative(fs::current_path()).string();
  return relative.empty() || relative.starts_with("..") ? path.string() : relative;
}

}  // namespace

std::uint64_t style_libraries_version() {
  return hash(utf8proc_version(), hash(std::to_string(regex_version()), yaml_version()));
}

void StyleStore::keep_compiled() const {
  if (sources_.kept) sources_.kept->save();
}

StyleStore::StyleStore(StyleSources sources) : sources_(std::move(sources)) {
  if (!sources_.config.empty()) open(sources_.config);
}

StyleLibrary* StyleStore::open(const std::string& file) {
  auto& library = libraries_[file];
  if (library) return library.get();
  std::string text;
  try {
    text = read_file(file);
  } catch (const Error& wrong) {
    throw Error(file + ": " + wrong.what());
  }
  ValeConfig config = with_packages(read_vale_config(text, file));
  config.styles_paths.insert(config.styles_paths.end(), sources_.folders.begin(), sources_.folders.end());
  library = std::make_unique<StyleLibrary>(std::move(config), sources_.kept, sources_.filter);
  return library.get();
}

// Without a configuration every style of the folders holds for every file.
StyleLibrary* StyleStore::open_folders() {
  if (sources_.folders.empty()) return nullptr;
  auto& library = libraries_[""];
  if (library) return library.get();
  ValeConfig config{.path = sources_.folders.front(), .styles_paths = sources_.folders, .everywhere = {.glob = "*"}};
  config.everywhere.styles.emplace();
  for (const std::string& folder : sources_.folders) {
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator{folder, failed}) {
      const std::string name = entry.path().filename().string();
      if (entry.is_directory(failed) && !name.starts_with('.') && name != "config" && name != "Vocab")
        config.everywhere.styles->push_back(name);
    }
  }
  std::sort(config.everywhere.styles->begin(), config.everywhere.styles->end());
  library = std::make_unique<StyleLibrary>(std::move(config), sources_.kept, sources_.filter);
  return library.get();
}

StyleLibrary* StyleStore::library_for(const std::string& path) {
  if (!sources_.config.empty()) return libraries_.at(sources_.config).get();
  if (!sources_.searches) return open_folders();
  const fs::path folder = fs::absolute(path.empty() ? "." : path).lexically_normal().parent_path();
  const auto known = by_folder_.find(folder.string());
  if (known != by_folder_.end()) return known->second;
  StyleLibrary* found = nullptr;
  for (fs::path at = folder; !found; at = at.parent_path()) {
    for (const char* const name : config_names) {
      std::error_code failed;
      if (!found && fs::is_regular_file(at / name, failed)) found = open(shown(at / name));
    }
    if (at == at.root_path()) break;
  }
  if (!found) found = open_folders();
  return by_folder_[folder.string()] = found;
}

void StyleStore::use_text(const std::string& path, std::string_view text) {
  const std::lock_guard lock{mutex_};
  front_matter_[path] = front_matter_in(text);
}

void StyleStore::forget_text(const std::string& path) {
  const std::lock_guard lock{mutex_};
  front_matter_.erase(path);
}

std::shared_ptr<const StyleSet> StyleStore::for_path(const std::string& path) {
  StyleLibrary* library = nullptr;
  std::optional<std::string> front_matter;
  {
    const std::lock_guard lock{mutex_};
    library = library_for(path);
    if (const auto known = front_matter_.find(path); known != front_matter_.end()) front_matter = known->second;
  }
  return library ? library->for_path(path, front_matter ? &*front_matter : nullptr) : nullptr;
}

std::vector<std::string> StyleStore::folders_for(const std::string& path) {
  const std::lock_guard lock{mutex_};
  const StyleLibrary* const library = library_for(path);
  return library ? library->config().styles_paths : sources_.folders;
}

std::string StyleStore::mapped_extension(const std::string& path) {
  const std::lock_guard lock{mutex_};
  const StyleLibrary* const library = library_for(path);
  if (!library) return "";
  const auto& formats = library->config().formats;
  const std::string name = fs::path{path}.filename().string();
  const std::string extension = fs::path{path}.extension().string();
  for (const std::string& key : {name, extension.empty() ? "" : extension.substr(1)}) {
    const auto found = formats.find(key);
    if (found != formats.end()) return found->second;
  }
  return "";
}

std::vector<std::string> StyleStore::take_errors() {
  const std::lock_guard lock{mutex_};
  std::vector<std::string> all;
  for (const auto& [file, library] : libraries_) {
    for (std::string& each : library->take_errors()) all.push_back(std::move(each));
  }
  return all;
}

std::vector<std::string> StyleStore::take_notes() {
  const std::lock_guard lock{mutex_};
  std::vector<std::string> all;
  for (const auto& [file, library] : libraries_) {
    for (std::string& each : library->take_notes()) all.push_back(std::move(each));
  }
  return all;
}

}  // namespace galley
