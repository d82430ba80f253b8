#include "linter/text/uri.h"

#include <charconv>

#include "linter/text/utf8.h"

namespace galley {
namespace {

// "%41" -> "A"; a "%" that is no escape stays.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned value = 0;
    const char* const digits = text.data() + at + 1;
    const bool is_escape =
        text[at] == '%' && at + 3 <= text.size() && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2;
    out += is_escape ? static_cast<char>(value) : text[at];
    if (is_escape) at += 2;
  }
  return out;
}

bool starts_with_scheme(std::string_view uri) {
  constexpr std::string_view scheme = "file:";
  if (uri.size() < scheme.size()) return false;
  for (std::size_t at = 0; at < scheme.size(); ++at) {
    if (to_ascii_lower(uri[at]) != scheme[at]) return false;
  }
  return true;
}

}  // namespace

std::string uri_of(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
  while (path.starts_with("./")) path.remove_prefix(2);
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char letter : path) {
    const auto byte = static_cast<unsigned char>(letter);
    if (is_ascii_letter(letter) || is_ascii_digit(letter) || plain.find(letter) != std::string_view::npos) {
      uri += letter;
    } else {
      uri += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return uri;
}

std::optional<std::string> path_of_uri(std::string_view uri) {
  if (!starts_with_scheme(uri)) return std::nullopt;
  uri.remove_prefix(5);
  uri = uri.substr(0, uri.find_first_of("?#"));
  if (uri.starts_with("//")) {
    const std::size_t slash = uri.find('/', 2);
    if (slash == std::string_view::npos) return std::nullopt;
    const std::string_view host = uri.substr(2, slash - 2);
    if (!host.empty() && host != "localhost") return std::nullopt;
    uri.remove_prefix(slash);
  }
  if (!uri.starts_with('/')) return std::nullopt;
  return unescaped(uri);
}

}  // namespace galley
