#include "linter/engine/kept_paths.h"

#include <filesystem>

namespace galley {

namespace fs = std::filesystem;

KeptPaths::KeptPaths(std::string kept) {
  while (kept.size() > 1 && kept.ends_with('/')) kept.pop_back();
  folder_ = fs::absolute(kept).lexically_normal().parent_path().string();
}

std::string KeptPaths::from_folder(const std::string& path) const {
  return fs::absolute(path).lexically_normal().lexically_proximate(folder_).generic_string();
}

bool KeptPaths::stands(const std::string& path) const {
  std::error_code ignored;
  return fs::exists(fs::path{folder_} / path, ignored);
}

}  // namespace galley
