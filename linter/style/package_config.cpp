#include "linter/style/package_config.h"

#include <algorithm>
#include <filesystem>

#include "linter/text/disk.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_of_packages(const ValeConfig& config) {
  std::vector<std::string> files;
  for (const std::string& folder : config.styles_paths) {
    std::error_code failed;
    std::vector<std::string> own;
    for (const auto& entry : fs::directory_iterator{fs::path{folder} / ".vale-config", failed}) {
      if (entry.path().extension() == ".ini") own.push_back(entry.path().string());
    }
    std::sort(own.begin(), own.end());
    files.insert(files.end(), own.begin(), own.end());
  }
  return files;
}

template <typename Value>
void put_in_front(std::vector<Value>& of, const std::vector<Value>& front) {
  of.insert(of.begin(), front.begin(), front.end());
}

void put_in_front(ValueList& of, ValueList front) {
  front.append(of);
  of = std::move(front);
}

void put_in_front(ValeConfig& config, const ValeConfig& package) {
  ValeSection& all = config.everywhere;
  const ValeSection& theirs = package.everywhere;
  if (!all.styles) all.styles = theirs.styles;
  put_in_front(all.switches, theirs.switches);
  put_in_front(all.block_ignores, theirs.block_ignores);
  put_in_front(all.token_ignores, theirs.token_ignores);
  put_in_front(all.vocabularies, theirs.vocabularies);
  put_in_front(config.sections, package.sections);
  put_in_front(config.vocabularies, package.vocabularies);
  put_in_front(config.ignored_scopes, package.ignored_scopes);
  put_in_front(config.skipped_scopes, package.skipped_scopes);
  put_in_front(config.ignored_classes, package.ignored_classes);
  put_in_front(config.warnings, package.warnings);
  if (config.word_template.empty()) config.word_template = package.word_template;
  config.formats.insert(package.formats.begin(), package.formats.end());
  for (const auto& [rule, parameters] : package.parameters)
    config.parameters[rule].insert(parameters.begin(), parameters.end());
}

}  // namespace

ValeConfig with_packages(ValeConfig config) {
  std::vector<std::string> files = files_of_packages(config);
  // The last goes in front first.
  std::reverse(files.begin(), files.end());
  for (const std::string& file : files) put_in_front(config, read_vale_config(read_file(file), file));
  return config;
}

}  // namespace galley
