// What is checked, as it is given: a path, a format, perhaps the bytes.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "linter/formats/format.h"
#include "linter/text/source_file.h"

namespace galley {

// A file to check. `bytes` is set for what isn't on disk: standard input, an
// editor's buffer, a test.
struct Input {
  std::string path;
  const Format* format = nullptr;
  std::optional<std::string> bytes = std::nullopt;
  bool is_unchanged = false;   // the cache of the run surely knows it as it is
  bool may_be_binary = false;  // it was met and not named: it counts as none if it is no text
};

// What couldn't be checked; the rest was.
struct RunError {
  std::string path;
  std::string message;
};

// Null where it can't be read: then `error` says why.
std::shared_ptr<const SourceFile> read_source(const Input& input, std::optional<RunError>& error);

// For a file in which something is to be shown that stands there no more.
RunError changed_meanwhile(const Input& input);

}  // namespace galley
