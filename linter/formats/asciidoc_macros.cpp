#include "linter/formats/asciidoc_macros.h"

#include <algorithm>

#include "linter/formats/asciidoc_attributes.h"
#include "linter/formats/asciidoc_marks.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::size_t none = std::string_view::npos;

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

// "link:" and "https:", or `first`.
std::size_t macro_end(std::string_view text, std::size_t first) {
  std::size_t end = first;
  while (end < text.size() && end - first < longest_asciidoc_name && is_asciidoc_name(text[end])) ++end;
  const std::string_view name = text.substr(first, end - first);
  const bool is_known = is_asciidoc_scheme(name) || asciidoc_role(name) != AsciidocRole::unknown;
  return is_known && text.substr(end, 1) == ":" ? end + 1 : first;
}

}  // namespace

bool is_asciidoc_name(char byte) { return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_' || byte == '-'; }

bool is_asciidoc_scheme(std::string_view name) {
  return name == "http" || name == "https" || name == "ftp" || name == "irc" || name == "file";
}

std::size_t asciidoc_attribute_end(std::string_view text, std::size_t at) {
  const std::size_t last = std::min(text.size(), at + longest_asciidoc_name);
  std::size_t end = at + 1;
  while (end < last && (is_asciidoc_word(text[end]) || text[end] == '-')) ++end;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (name == "set" || name == "counter" || name == "counter2") {
    while (end < last && text[end] != '}' && text[end] != '\n') ++end;
  }
  return end < last && end > at + 1 && text[end] == '}' ? end + 1 : none;
}

TextSpan asciidoc_label(std::string_view inner) {
  std::size_t from = 0;
  std::size_t to = inner.size();
  if (inner.find('=') != none || inner.starts_with('"')) {
    const AsciidocAttribute first = asciidoc_attributes(inner).front();
    if (!first.name.empty() || first.value.empty()) return {};
    from = static_cast<std::size_t>(first.value.data() - inner.data());
    to = from + first.value.size();
  }
  if (to > from && inner[to - 1] == '^') --to;
  while (from < to && is_blank(inner[from])) ++from;
  while (to > from && is_blank(inner[to - 1])) --to;
  return {static_cast<Offset>(from), static_cast<Offset>(to)};
}

std::size_t asciidoc_escaped_end(std::string_view text, AsciidocClosings& closings, std::size_t first) {
  const std::string_view behind = text.substr(first);
  for (const std::string_view mark : {"..."sv, "--"sv, "<<"sv, "[["sv, "(("sv, "->"sv, "=>"sv, "<-"sv, "<="sv, "(C)"sv,
                                      "(R)"sv, "(TM)"sv, "|"sv, "]"sv, "["sv, "\"`"sv, "\""sv, "'`"sv, "'"sv}) {
    if (behind.starts_with(mark)) return first + mark.size();
  }
  if (is_ascii_letter(behind[0])) return macro_end(text, first);
  if (behind[0] == '&') return behind.substr(0, longest_asciidoc_name).find(';') == none ? first : first + 1;
  if (behind[0] == '{') {
    const std::size_t end = asciidoc_attribute_end(text, first);
    return end == none ? first : end;
  }
  for (const std::string_view mark : {"*"sv, "_"sv, "`"sv, "#"sv, "^"sv, "~"sv, "+"sv}) {
    if (!behind.starts_with(mark) || closings.next(mark, first + 1) == none) continue;
    return std::min(text.find_first_not_of(mark[0], first), text.size());
  }
  return first;
}

}  // namespace galley
