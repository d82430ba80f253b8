#include "linter/engine/named_files.h"

#include <filesystem>

#include "linter/config/store.h"
#include "linter/engine/files.h"
#include "linter/text/glob.h"

namespace galley {

std::vector<std::string> files_named(const std::string& glob, const std::string& folder) {
  const std::size_t wildcard = std::min(glob.find_first_of("*?[{\\"), glob.size());
  const std::string literal = glob.substr(0, wildcard);
  const std::string beginning = wildcard == glob.size() ? literal : literal.substr(0, literal.rfind('/') + 1);
  std::string root = folder.empty() || beginning.starts_with('/') ? beginning : folder + '/' + beginning;
  if (root.empty()) root = ".";
  std::error_code failed;
  if (!std::filesystem::exists(root, failed)) return {};
  const Glob pattern{glob, Braces::alternatives};
  std::vector<std::string> named;
  const CollectOptions everything{.hidden = true, .no_ignore = true, .any_extension = true};
  for (std::string& path : collect_files({root}, everything).paths) {
    if (pattern.matches_within(path_within(folder, path))) named.push_back(std::move(path));
  }
  return named;
}

}  // namespace galley
