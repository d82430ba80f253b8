#include "linter/lsp/client.h"

#include <algorithm>

#include "linter/lsp/documents.h"
#include "linter/text/uri.h"

namespace galley::lsp {
namespace {

bool holds(const Json& list, std::string_view value) {
  return list.is_array() && std::any_of(list.begin(), list.end(), [value](const Json& one) { return one == value; });
}

// The first that the client would like; UTF-16 where it says nothing.
ColumnUnit unit_of(const Json& offered) {
  if (!offered.is_array()) return ColumnUnit::utf16;
  for (const Json& name : offered) {
    for (const ColumnUnit unit : {ColumnUnit::bytes, ColumnUnit::utf16, ColumnUnit::code_points}) {
      if (name == name_of_unit(unit)) return unit;
    }
  }
  return ColumnUnit::utf16;
}

std::vector<std::string> roots_of(const Json& params) {
  const Json& folders = member(params, "workspaceFolders");
  if (folders.is_array() && !folders.empty()) return folder_paths(folders);
  if (const Json& uri = member(params, "rootUri"); uri.is_string()) {
    const auto path = path_of_uri(uri.get<std::string>());
    return path ? std::vector{real_path(*path)} : std::vector<std::string>{};
  }
  const Json& path = member(params, "rootPath");
  if (path.is_string() && path.get<std::string>().starts_with('/')) return {real_path(path.get<std::string>())};
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
    paths.push_back(real_path(*path));
  }
  return paths;
}

Client read_client(const Json& params) {
  const Json& can = member(params, "capabilities");
  // What is pulled and what is pushed may be shown side by side, so a client
  // gets one of the two. A change in one file may say something of another: who
  // pulls but can't be told to pull again would miss it, and is pushed to.
  const bool refreshes =
      is_true(can, "workspace/diagnostics/refreshSupport") || is_true(can, "workspace/diagnostic/refreshSupport");
  const bool may_pull = !member(can, "textDocument/diagnostic").is_null();
  return {.unit = unit_of(member(can, "general/positionEncodings")),
          .pulls = may_pull && refreshes,
          .is_offered_pulls = refreshes || !may_pull,
          .shows_markdown = holds(member(can, "textDocument/hover/contentFormat"), "markdown"),
          .shows_progress = is_true(can, "window/workDoneProgress"),
          .watches_files = is_true(can, "workspace/didChangeWatchedFiles/dynamicRegistration"),
          .versioned_edits = is_true(can, "workspace/workspaceEdit/documentChanges"),
          .creates_files = holds(member(can, "workspace/workspaceEdit/resourceOperations"), "create"),
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
