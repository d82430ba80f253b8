// The files whose change changes which rules hold, and for which files.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace galley::lsp {

inline constexpr std::array<std::string_view, 7> configuration_file_names = {
    "galley.toml", "pyproject.toml", ".vale.ini", "_vale.ini", ".gitignore", ".galleyignore", ".galley-baseline.json"};

inline bool is_configuration_file(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return std::find(configuration_file_names.begin(), configuration_file_names.end(), name) !=
         configuration_file_names.end();
}

}  // namespace galley::lsp
