#include "linter/lsp/documents.h"

#include <filesystem>

#include "linter/text/uri.h"

namespace galley::lsp {

const Format* format_for(const std::string& path, const std::string& language) {
  if (const Format* const known = format_of(path)) return known;
  if (language == "plaintext" || language == "text") return format_by_name("plain");
  if (language == "rmd") return format_by_name("quarto");
  if (language == "restructuredtext") return format_by_name("rst");
  return format_by_name(language);
}

std::string real_path(const std::string& path) {
  std::error_code failed;
  const auto real = std::filesystem::weakly_canonical(path, failed);
  return failed ? path : real.string();
}

std::string path_for(const std::string& uri) {
  const auto path = path_of_uri(uri);
  return path ? real_path(*path) : uri;
}

}  // namespace galley::lsp
