#include "linter/formats/rst_marks.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
bool is_mark(char byte) { return byte > ' ' && byte < '\x7F' && !is_rst_alphanumeric(byte); }

bool ends_or_blank(std::string_view line, std::size_t at) { return at >= line.size() || is_blank(line[at]); }

bool is_ordinal(std::string_view text) {
  if (text.empty()) return false;
  if (text == "#" || (text.size() == 1 && is_ascii_letter(text[0]))) return true;
  if (std::all_of(text.begin(), text.end(), is_ascii_digit)) return true;
  return text.find_first_not_of("ivxlcdm") == text.npos || text.find_first_not_of("IVXLCDM") == text.npos;
}

// "-f", "-fNAME", "-f NAME", "--file", "--file=NAME", "--file NAME", "/V".
bool is_option(std::string_view text) {
  const std::size_t name = text.starts_with("--") ? 2 : 1;
  if (text.size() <= name || (text[0] != '-' && text[0] != '/' && text[0] != '+')) return false;
  if (!is_ascii_letter(text[name]) && !is_ascii_digit(text[name])) return false;
  const std::size_t end = std::min(text.find_first_of(" ="), text.size());
  const auto is_name = [](char byte) {
    return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '-' || byte == '_';
  };
  const auto is_written = [&](std::string_view word) { return std::all_of(word.begin(), word.end(), is_name); };
  const bool is_long = name == 2 || text[0] == '/';
  if (!is_long && end > 2 && text.substr(2, 1) != "<" && !is_written(text.substr(2, end - 2))) return false;
  if (is_long && !is_written(text.substr(name, end - name))) return false;
  if (end == text.size()) return true;
  const std::string_view argument = text.substr(end + 1);
  if (argument.starts_with('<') && argument.ends_with('>')) return true;
  return !argument.empty() && is_ascii_letter(argument[0]) && is_written(argument);
}

// The end of a footnote's label, "[1]", or 0.
std::size_t label_end(std::string_view rest) {
  const std::size_t close = rest.find(']');
  if (!rest.starts_with('[') || close == rest.npos || close == 1 || !ends_or_blank(rest, close + 1)) return 0;
  return is_rst_label(rest.substr(1, close - 1)) ? close + 1 : 0;
}

// The name of a directive and, behind it, where "::" ends.
std::size_t directive_end(std::string_view rest, std::string_view& name) {
  std::size_t at = 0;
  const auto joins = [&](std::size_t place) {
    return "-_.+:"sv.find(rest[place]) != "-_.+:"sv.npos && place + 1 < rest.size() &&
           is_rst_alphanumeric(rest[place + 1]);
  };
  while (at < rest.size() && (is_rst_alphanumeric(rest[at]) || (at > 0 && joins(at)))) ++at;
  if (at == 0) return 0;
  name = rest.substr(0, at);
  if (at < rest.size() && rest[at] == ' ') ++at;
  return rest.substr(at, 2) == "::" && ends_or_blank(rest, at + 2) ? at + 2 : 0;
}

}  // namespace

bool is_rst_alphanumeric(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || static_cast<unsigned char>(byte) >= 0x80;
}

bool is_rst_label(std::string_view text) {
  constexpr std::string_view marks = "#*-_.+:";
  return std::all_of(text.begin(), text.end(),
                     [marks](char byte) { return is_rst_alphanumeric(byte) || marks.find(byte) != marks.npos; });
}

std::optional<RstMarker> rst_bullet(std::string_view line) {
  for (const std::string_view bullet : {"*"sv, "-"sv, "+"sv, "•"sv, "‣"sv, "⁃"sv}) {
    if (line.starts_with(bullet) && ends_or_blank(line, bullet.size()))
      return RstMarker{static_cast<Offset>(bullet.size()), bullet.back()};
  }
  return std::nullopt;
}

std::optional<RstMarker> rst_enumerator(std::string_view line) {
  const bool opened = line.starts_with('(');
  const std::size_t begin = opened ? 1 : 0;
  const std::size_t end = line.find_first_of(".)", begin);
  if (end == line.npos || end > begin + 9 || !ends_or_blank(line, end + 1)) return std::nullopt;
  if (!is_ordinal(line.substr(begin, end - begin)) || (opened && line[end] != ')')) return std::nullopt;
  return RstMarker{static_cast<Offset>(end + 1), opened ? '(' : line[end]};
}

Offset rst_field_marker(std::string_view line) {
  if (line.size() < 3 || line[0] != ':' || line[1] == ':' || is_blank(line[1])) return 0;
  for (std::size_t at = 1; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == ':' && ends_or_blank(line, at + 1)) {
      return is_blank(line[at - 1]) ? 0 : static_cast<Offset>(at + 1);
    } else if (line[at] == ':' && line[at + 1] == '`') {
      return 0;
    }
  }
  return 0;
}

Offset rst_option_marker(std::string_view line) {
  if (line.empty() || (line[0] != '-' && line[0] != '/' && line[0] != '+')) return 0;
  const std::size_t end = std::min(line.find("  "), line.size());
  for (std::string_view rest = line.substr(0, end); !rest.empty();) {
    const std::size_t comma = std::min(rest.find(", "), rest.size());
    if (!is_option(rest.substr(0, comma))) return 0;
    rest.remove_prefix(std::min(comma + 2, rest.size()));
  }
  return static_cast<Offset>(end);
}

bool is_rst_adornment(std::string_view line) {
  return !line.empty() && is_mark(line[0]) && line.find_first_not_of(line[0]) == line.npos;
}

bool is_rst_grid_border(std::string_view line) {
  return line.size() >= 3 && line.starts_with('+') && line.ends_with('+') &&
         line.find_first_not_of("+-=") == line.npos && (line[1] == '-' || line[1] == '=');
}

bool is_rst_simple_border(std::string_view line) {
  return line.starts_with('=') && line.ends_with('=') && line.find(' ') != line.npos &&
         line.find_first_not_of("= ") == line.npos;
}

bool is_rst_explicit(std::string_view line) { return line.starts_with("..") && ends_or_blank(line, 2); }

RstExplicitMarkup rst_explicit_markup(std::string_view rest) {
  if (const std::size_t end = label_end(rest); end > 0)
    return {.kind = RstExplicit::footnote, .text = static_cast<Offset>(end)};
  if (rest.starts_with('_') && rest.find(':') != rest.npos) return {.kind = RstExplicit::target};
  if (rest.size() > 2 && rest[0] == '|' && !is_blank(rest[1]) && rest.find("| ", 1) != rest.npos &&
      rest.find("::") != rest.npos)
    return {.kind = RstExplicit::substitution};
  std::string_view name;
  if (const std::size_t end = directive_end(rest, name); end > 0)
    return {.kind = RstExplicit::directive, .name = name, .text = static_cast<Offset>(end)};
  return {};
}

}  // namespace galley
