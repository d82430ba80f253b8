// The documents that the client has open.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

#include "linter/formats/format.h"

namespace galley::lsp {

using Clock = std::chrono::steady_clock;

struct OpenDocument {
  std::string uri;  // as the client writes it
  std::string path;
  std::string text;
  std::int64_t version = 0;
  const Format* format = nullptr;  // null: no copy; it is kept, and nothing is said of it
  bool unchecked = true;
  Clock::time_point due;  // when to check it
  Clock::duration last_check_took{};
};

// By path, which the workspace knows them by too.
using OpenDocuments = std::map<std::string, OpenDocument>;

// By what the path ends in, else by what the client calls the language.
const Format* format_for(const std::string& path, const std::string& language);

// A path without links: two names of one file are one.
std::string real_path(const std::string& path);

// The path of a document: the real one of a file, or the URI of what is none.
std::string path_for(const std::string& uri);

}  // namespace galley::lsp
