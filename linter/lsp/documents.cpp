#include "linter/lsp/documents.h"

#include "linter/text/uri.h"

namespace galley::lsp {

const Format* format_for(const std::string& path, const std::string& language) {
  if (const Format* const known = format_of(path)) return known;
  if (language == "plaintext" || language == "text") return format_by_name("plain");
  return format_by_name(language);
}

std::string path_for(const std::string& uri) { return path_of_uri(uri).value_or(uri); }

}  // namespace galley::lsp
