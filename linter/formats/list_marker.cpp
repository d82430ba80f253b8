#include "linter/formats/list_marker.h"

#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr std::size_t most_digits = 3;

bool is_followed_by_text(std::string_view line, std::size_t at) {
  if (at >= line.size() || (line[at] != ' ' && line[at] != '\t')) return false;
  return line.find_first_not_of(" \t", at) != std::string_view::npos;
}

std::optional<ListMarker> marker(std::string_view line, std::size_t size, MarkerStyle style, bool is_first) {
  if (!is_followed_by_text(line, size)) return std::nullopt;
  return ListMarker{.size = static_cast<Offset>(size), .style = style, .is_first = is_first};
}

std::size_t digits_at(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (end < line.size() && is_ascii_digit(line[end])) ++end;
  return end - at;
}

char byte_at(std::string_view line, std::size_t at) { return at < line.size() ? line[at] : '\0'; }

// "(1)", "(a)"
std::optional<ListMarker> in_brackets(std::string_view line) {
  const std::size_t digits = digits_at(line, 1);
  if (digits > 0 && digits <= most_digits && byte_at(line, 1 + digits) == ')') {
    return marker(line, digits + 2, MarkerStyle::brackets, line.substr(1, digits) == "1");
  }
  if (is_ascii_lower(byte_at(line, 1)) && byte_at(line, 2) == ')') {
    return marker(line, 3, MarkerStyle::letter_brackets, line[1] == 'a');
  }
  return std::nullopt;
}

// "2.1", "2.1.3." before a capital, be it quoted: "3.5 million" is no number of a section.
std::optional<ListMarker> section_number(std::string_view line, std::size_t digits) {
  std::size_t end = digits;
  while (byte_at(line, end) == '.' && digits_at(line, end + 1) > 0) end += 1 + digits_at(line, end + 1);
  if (byte_at(line, end) == '.') ++end;
  const auto found = marker(line, end, MarkerStyle::sections, false);
  if (!found) return std::nullopt;
  const std::size_t text = line.find_first_not_of(" \t\"", end);
  return text != line.npos && is_upper(decode(line, text).code_point) ? found : std::nullopt;
}

// "3.Rowing": the space was forgotten.
bool is_followed_by_word(std::string_view line, std::size_t at) {
  return is_ascii_upper(byte_at(line, at)) && is_ascii_lower(byte_at(line, at + 1)) &&
         is_ascii_lower(byte_at(line, at + 2));
}

std::optional<ListMarker> numbered(std::string_view line) {
  const std::size_t digits = digits_at(line, 0);
  if (digits > most_digits) return std::nullopt;
  const bool is_first = line.substr(0, digits) == "1";
  const char after = byte_at(line, digits);
  if (after == ')') return marker(line, digits + 1, MarkerStyle::bracket, is_first);
  if (after != '.') return std::nullopt;
  if (is_ascii_digit(byte_at(line, digits + 1))) return section_number(line, digits);
  if (is_followed_by_word(line, digits + 1))
    return ListMarker{.size = static_cast<Offset>(digits + 1), .style = MarkerStyle::point, .is_first = is_first};
  return marker(line, digits + 1, MarkerStyle::point, is_first);
}

}  // namespace

std::optional<ListMarker> list_marker(std::string_view line) {
  if (line.empty()) return std::nullopt;
  if (line.starts_with("•")) return marker(line, 3, MarkerStyle::bullet, false);
  switch (line[0]) {
    case '-':
    case '*':
      return marker(line, 1, MarkerStyle::bullet, false);
    case '(':
      return in_brackets(line);
    default:
      break;
  }
  if (is_ascii_digit(line[0])) return numbered(line);
  if (is_ascii_lower(line[0]) && byte_at(line, 1) == ')')
    return marker(line, 2, MarkerStyle::letter_bracket, line[0] == 'a');
  return std::nullopt;
}

}  // namespace galley
