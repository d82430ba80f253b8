#include "linter/document/addresses.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

// A shortcode is short: what opens one and isn't closed soon is text. The
// limits also keep every look ahead and back constant.
constexpr std::size_t longest_shortcode = 500;
constexpr std::size_t longest_host = 255;
constexpr std::size_t longest_local_part = 64;

constexpr std::array web_endings = {"com"sv, "org"sv, "net"sv,  "gov"sv, "edu"sv, "io"sv, "uk"sv,
                                    "eu"sv,  "dev"sv, "info"sv, "int"sv, "mil"sv, "ua"sv, "ru"sv};
constexpr std::array file_endings = {"md"sv,   "txt"sv, "html"sv, "htm"sv, "css"sv, "js"sv,   "ts"sv,  "py"sv,
                                     "rb"sv,   "rs"sv,  "go"sv,   "cpp"sv, "hpp"sv, "java"sv, "sh"sv,  "json"sv,
                                     "yaml"sv, "yml"sv, "toml"sv, "xml"sv, "csv"sv, "pdf"sv,  "exe"sv, "png"sv,
                                     "jpg"sv,  "gif"sv, "svg"sv,  "zip"sv, "gz"sv,  "conf"sv, "ini"sv, "log"sv};

bool is_name(char byte) { return is_ascii_letter(byte) || is_ascii_digit(byte); }
bool is_host(char byte) { return is_name(byte) || byte == '.' || byte == '-'; }
bool is_local_part(char byte) { return is_host(byte) || byte == '_' || byte == '+' || byte == '%'; }

// Where the address that goes on at `at` ends: at white space or a mark that
// addresses don't hold, without the punctuation that closes the sentence.
std::size_t address_end(std::string_view prose, std::size_t at) {
  const std::size_t begin = at;
  int open = 0;
  for (; at < prose.size(); ++at) {
    const char byte = prose[at];
    if (static_cast<unsigned char>(byte) <= ' ' || "<>\"`{}|\\^"sv.find(byte) != std::string_view::npos) break;
    if (static_cast<unsigned char>(byte) >= 0x80 && !is_letter(decode(prose, at).code_point) &&
        (static_cast<unsigned char>(byte) & 0xC0) != 0x80)
      break;
    if (byte == '(') ++open;
    if (byte == ')' && --open < 0) break;
  }
  while (at > begin && ".,;:!?'*_"sv.find(prose[at - 1]) != std::string_view::npos) --at;
  return at;
}

Opaque opaque(std::size_t begin, std::size_t end, TokenKind kind) {
  return {.span = {static_cast<Offset>(begin), static_cast<Offset>(end)}, .kind = kind};
}

std::size_t host_end(std::string_view prose, std::size_t at) {
  const std::size_t limit = std::min(prose.size(), at + longest_host);
  while (at < limit && is_host(prose[at])) ++at;
  while (at > 0 && (prose[at - 1] == '.' || prose[at - 1] == '-')) --at;
  return at;
}

template <std::size_t size>
bool one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "example.org", "example.org/page", "notes.txt": told by the last part.
std::optional<Opaque> dotted_name(std::string_view prose, std::size_t begin, std::size_t end) {
  const std::size_t stop = host_end(prose, end);
  const std::string_view name = prose.substr(begin, stop - begin);
  const std::size_t point = name.rfind('.');
  if (stop <= end || point == std::string_view::npos) return std::nullopt;
  const std::string_view ending = name.substr(point + 1);
  if (one_of(ending, file_endings)) return opaque(begin, stop, TokenKind::code);
  if (!one_of(ending, web_endings)) return std::nullopt;
  return opaque(begin, stop < prose.size() && prose[stop] == '/' ? address_end(prose, stop) : stop, TokenKind::link);
}

std::optional<Opaque> mail_address(std::string_view prose, std::size_t begin, std::size_t at_sign) {
  const std::size_t limit = begin - std::min(begin, longest_local_part);
  while (begin > limit && is_local_part(prose[begin - 1])) --begin;
  const std::size_t end = host_end(prose, at_sign + 1);
  if (end <= at_sign + 1 || prose.substr(at_sign, end - at_sign).find('.') == std::string_view::npos)
    return std::nullopt;
  return opaque(begin, end, TokenKind::link);
}

std::optional<Opaque> identifier(std::string_view prose, std::size_t begin, std::size_t end) {
  while (end < prose.size() && (is_name(prose[end]) || prose[end] == '_')) ++end;
  return opaque(begin, end, TokenKind::code);
}

std::optional<Opaque> closed_by(std::string_view prose, std::size_t at, std::string_view closing) {
  const std::size_t found = prose.substr(at, longest_shortcode).find(closing, 2);
  if (found == std::string_view::npos) return std::nullopt;
  return opaque(at, at + found + closing.size(), TokenKind::code);
}

// "[gallery ids=…]": a word and an attribute.
std::optional<Opaque> bracket_shortcode(std::string_view prose, std::size_t at) {
  std::size_t next = at + 1;
  while (next < prose.size() && (is_ascii_lower(prose[next]) || prose[next] == '_' || prose[next] == '-')) ++next;
  if (next == at + 1 || next >= prose.size() || prose[next] != ' ') return std::nullopt;
  ++next;
  const std::size_t attribute = next;
  while (next < prose.size() && (is_name(prose[next]) || prose[next] == '_' || prose[next] == '-')) ++next;
  if (next == attribute || next >= prose.size() || prose[next] != '=') return std::nullopt;
  return closed_by(prose, at, "]");
}

// ":smile:"
std::optional<Opaque> emoji_name(std::string_view prose, std::size_t at) {
  if (at > 0 && is_name(prose[at - 1])) return std::nullopt;
  std::size_t next = at + 1;
  bool letter = false;
  for (; next < prose.size() && (is_name(prose[next]) || "_+-"sv.find(prose[next]) != std::string_view::npos); ++next) {
    letter |= is_ascii_letter(prose[next]);
  }
  if (!letter || next >= prose.size() || prose[next] != ':') return std::nullopt;
  return opaque(at, next + 1, TokenKind::code);
}

// "@name", "#topic"
std::optional<Opaque> mention(std::string_view prose, std::size_t at) {
  if (at > 0 && is_name(prose[at - 1])) return std::nullopt;
  std::size_t next = at + 1;
  if (next >= prose.size() || !is_ascii_letter(prose[next])) return std::nullopt;
  while (next < prose.size() && (is_name(prose[next]) || prose[next] == '_')) ++next;
  return opaque(at, next, TokenKind::link);
}

}  // namespace

std::optional<Opaque> find_address(std::string_view prose, std::size_t begin, std::size_t end) {
  const std::string_view word = prose.substr(begin, end - begin);
  switch (prose[end]) {
    case ':':
      if (prose.substr(end, 3) == "://") {
        const std::size_t stop = address_end(prose, end + 3);
        if (stop > end + 3) return opaque(begin, stop, TokenKind::link);
      }
      if (word == "mailto") return opaque(begin, address_end(prose, end), TokenKind::link);
      return std::nullopt;
    case '_':
      return identifier(prose, begin, end);
    case '@':
      return mail_address(prose, begin, end);
    default:
      if (end + 1 >= prose.size() || !is_name(prose[end + 1])) return std::nullopt;
      if (word == "www" && prose[end] == '.') return opaque(begin, address_end(prose, end), TokenKind::link);
      if (prose[end] == '.') return dotted_name(prose, begin, end);
      if (const std::size_t stop = host_end(prose, end); prose[end] == '-' && stop < prose.size() && stop > end) {
        return prose.substr(begin, stop - begin).find('.') == std::string_view::npos ? std::nullopt
                                                                                     : dotted_name(prose, begin, end);
      }
      return std::nullopt;
  }
}

std::optional<Opaque> find_shortcode(std::string_view prose, std::size_t at) {
  if (at + 2 >= prose.size()) return std::nullopt;
  switch (prose[at]) {
    case '{':
      if (prose[at + 1] == '{') return closed_by(prose, at, "}}");
      if (prose[at + 1] == '%') return closed_by(prose, at, "%}");
      return std::nullopt;
    case '[':
      return bracket_shortcode(prose, at);
    case ':':
      return emoji_name(prose, at);
    case '@':
    case '#':
      return mention(prose, at);
    default:
      return std::nullopt;
  }
}

}  // namespace galley
