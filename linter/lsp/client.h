// What the client says of itself in `initialize`.
#pragma once

#include <string>
#include <vector>

#include "linter/lsp/json.h"
#include "linter/text/source_file.h"

namespace galley::lsp {

struct Client {
  ColumnUnit unit = ColumnUnit::utf16;  // what positions count
  bool pulls = false;                   // asks for diagnostics; else they are pushed
  bool is_offered_pulls = true;
  bool shows_markdown = false;
  bool shows_progress = false;
  bool watches_files = false;      // registers watchers on demand
  bool versioned_edits = false;    // documentChanges
  bool creates_files = false;      // in edits of the workspace
  std::vector<std::string> roots;  // absolute paths of the workspace's folders
};

Client read_client(const Json& params);

std::string_view name_of_unit(ColumnUnit unit);

// The paths among workspace folders; those which are no files are left out.
std::vector<std::string> folder_paths(const Json& folders);

}  // namespace galley::lsp
