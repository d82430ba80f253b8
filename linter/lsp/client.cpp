#include "linter/lsp/client.h"

#include <algorithm>

#include "linter/text/uri.h"

namespace galley::lsp {
namespace {

bool holds(const Json& list, std::string_view value) {
  return list.is_array() && std::any_of(list.begin(), list.end(), [value](const Json& one) { return one == value; });
}

// Bytes cost nothing to count, so they are taken where they are offered.
ColumnUnit unit_of(const Json& offered) {
  if (holds(offered, "utf-8")) return ColumnUnit::bytes;
  if (holds(offered, "utf-32") && !holds(offered, "utf-16")) return ColumnUnit::code_points;
  return ColumnUnit::utf16;
}

std::vector<std::string> roots_of(const Json& params) {
  const Json& folders = member(params, "workspaceFolders");
  if (folders.is_array() && !folders.empty()) return folder_paths(folders);
  if (const Json& uri = member(params, "rootUri"); uri.is_string()) {
    const auto path = path_of_uri(uri.get<std::string>());
    return path ? std::vector{*path} : std::vector<std::string>{};
  }
  const Json& path = member(params, "rootPath");
  if (path.is_string() && path.get<std::string>().starts_with('/')) return {path.get<std::string>()};
  return {};
}

}  // namespace

std::vector<std::string> folder_paths(const Json& folders) {
  std::vector<std::string> paths;
  if (!folders.is_array()) return paths;
  for (const Json& folder : folders) {
    const Json& uri = member(folder, "uri");
    if (!uri.is_string()) continue;
    auto path = path_of_uri(uri.get<std::string>());
    if (!path) continue;
    while (path->size() > 1 && path->ends_with('/')) path->pop_back();
    paths.push_back(std::move(*path));
  }
  return paths;
}

Client read_client(const Json& params) {
  const Json& can = member(params, "capabilities");
  const auto offers = [&can](std::string_view what) { return !member(can, what).is_null(); };
  // A client may show what is pulled and what is sent side by side; such a one
  // is sent nothing.
  return {.unit = unit_of(member(can, "general/positionEncodings")),
          .pulls = offers("textDocument/diagnostic"),
          .refreshes_pulls = is_true(can, "workspace/diagnostics/refreshSupport") ||
                             is_true(can, "workspace/diagnostic/refreshSupport"),
          .shows_markdown = holds(member(can, "textDocument/hover/contentFormat"), "markdown"),
          .shows_progress = is_true(can, "window/workDoneProgress"),
          .watches_files = is_true(can, "workspace/didChangeWatchedFiles/dynamicRegistration"),
          .versioned_edits = is_true(can, "workspace/workspaceEdit/documentChanges"),
          .roots = roots_of(params)};
}

std::string_view name_of_unit(ColumnUnit unit) {
  switch (unit) {
    case ColumnUnit::bytes:
      return "utf-8";
    case ColumnUnit::utf16:
      return "utf-16";
    case ColumnUnit::code_points:
      break;
  }
  return "utf-32";
}

}  // namespace galley::lsp
