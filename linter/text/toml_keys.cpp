#include "linter/text/toml_keys.h"

#include <algorithm>
#include <string>

#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr std::size_t most_key_parts = 16;

// Behind the string, the comment or the byte at `at`.
std::size_t next(std::string_view text, std::size_t at) {
  const char byte = text[at];
  if (byte == '#') return std::min(text.find('\n', at), text.size());
  if (byte != '"' && byte != '\'') return at + 1;
  const std::string_view mark = text.substr(at, 3) == std::string(3, byte) ? text.substr(at, 3) : text.substr(at, 1);
  for (std::size_t end = at + mark.size(); end < text.size(); ++end) {
    if (text[end] == '\\' && byte == '"') {
      ++end;
    } else if (text.substr(end).starts_with(mark)) {
      end += mark.size();
      // A long string may end with two more marks, which are its own.
      for (int own = 0; own < 2 && mark.size() == 3 && end < text.size() && text[end] == byte; ++own) ++end;
      return end;
    } else if (text[end] == '\n' && mark.size() == 1) {
      return end;
    }
  }
  return text.size();
}

}  // namespace

std::size_t find_long_toml_key(std::string_view text) {
  std::size_t parts = 0;
  for (std::size_t at = 0; at < text.size(); at = next(text, at)) {
    const char byte = text[at];
    if (byte == '.') ++parts;
    if (byte == '\n' || byte == '=' || byte == ',' || byte == '{') parts = 0;
    if (parts > most_key_parts) return at;
  }
  return std::string_view::npos;
}

std::size_t find_unreadable_toml(std::string_view text) {
  const auto wrong = find_invalid_utf8(text);
  return std::min(wrong ? std::size_t{wrong->begin} : text.npos, find_long_toml_key(text));
}

}  // namespace galley
