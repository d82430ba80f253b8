// The JSON values of the protocol.
#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace galley::lsp {

using Json = nlohmann::json;

// The member at a path such as "textDocument/uri", or null.
inline const Json& member(const Json& of, std::string_view path) {
  static const Json nothing;
  const Json* at = &of;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (!at->is_object()) return nothing;
    const auto found = at->find(path.substr(0, end));
    if (found == at->end()) return nothing;
    at = &*found;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return *at;
}

inline bool is_true(const Json& of, std::string_view path) { return member(of, path) == true; }

}  // namespace galley::lsp
