#include "linter/formats/org_lines.h"

#include <algorithm>
#include <array>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }
bool is_name(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_' || byte == '-' ||
         static_cast<unsigned char>(byte) >= 0x80;
}

std::string upper(std::string_view text) {
  std::string made{text};
  for (char& byte : made) {
    if (is_ascii_lower(byte)) byte = static_cast<char>(byte - 32);
  }
  return made;
}

bool starts_with_any_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char wanted, char byte) { return wanted == to_ascii_lower(byte); });
}

Span trimmed(std::string_view bytes, Span span) {
  while (!span.empty() && is_blank(bytes[span.begin])) ++span.begin;
  while (!span.empty() && is_blank(bytes[span.end - 1])) --span.end;
  return span;
}

std::string name_behind(std::string_view text, std::string_view mark) {
  if (!starts_with_any_case(text, mark)) return {};
  const std::string_view rest = text.substr(mark.size());
  return upper(rest.substr(0, std::min(rest.find_first_of(" \t"), rest.size())));
}

// The word at the beginning of `span`, if it stands before a blank or the end.
std::string_view first_word(std::string_view bytes, Span span) {
  const std::string_view text = bytes.substr(span.begin, span.size());
  return text.substr(0, std::min(text.find_first_of(" \t"), text.size()));
}

Span behind(std::string_view bytes, Span span, std::size_t size) {
  span.begin += static_cast<Offset>(size);
  return trimmed(bytes, span);
}

// ":one:two:" at the end.
std::string_view tags_of(std::string_view title) {
  if (!title.ends_with(':')) return {};
  std::size_t begin = title.size();
  while (begin > 0 && (is_name(title[begin - 1]) || title[begin - 1] == ':' || title[begin - 1] == '@' ||
                       title[begin - 1] == '#' || title[begin - 1] == '%'))
    --begin;
  const std::string_view tags = title.substr(begin);
  const bool is_apart = begin == 0 || is_blank(title[begin - 1]);
  return is_apart && tags.size() > 2 && tags.starts_with(':') ? tags : std::string_view{};
}

}  // namespace

std::vector<OrgLine> split_org_lines(std::string_view bytes, Offset from) {
  std::vector<OrgLine> lines;
  for (Offset at = from; at < bytes.size();) {
    OrgLine line{.begin = at};
    line.end = static_cast<Offset>(std::min(bytes.find_first_of("\r\n", at), bytes.size()));
    line.next = line.end + (bytes.substr(line.end, 2) == "\r\n" ? 2 : line.end < bytes.size() ? 1 : 0);
    line.text = {line.begin, line.end};
    while (!line.text.empty() && is_blank(bytes[line.text.begin])) {
      line.indent += bytes[line.text.begin] == '\t' ? 8 - line.indent % 8 : 1;
      ++line.text.begin;
    }
    line.text = trimmed(bytes, line.text);
    lines.push_back(line);
    at = line.next;
  }
  return lines;
}

std::optional<OrgKeyword> org_keyword(std::string_view bytes, const OrgLine& line) {
  const std::string_view text = bytes.substr(line.text.begin, line.text.size());
  if (!text.starts_with("#+")) return std::nullopt;
  const std::size_t end = text.find_first_of(":[ \t", 2);
  if (end == text.npos || end == 2 || text[end] == ' ' || text[end] == '\t') return std::nullopt;
  std::size_t colon = end;
  if (text[end] == '[') {
    colon = text.find("]:", end);
    if (colon == text.npos) return std::nullopt;
    ++colon;
  }
  const Span value{line.text.begin + static_cast<Offset>(colon) + 1, line.text.end};
  return OrgKeyword{.key = upper(text.substr(2, end - 2)), .value = trimmed(bytes, value)};
}

std::string org_block_begin(std::string_view text) { return name_behind(text, "#+begin_"); }
std::string org_block_end(std::string_view text) { return name_behind(text, "#+end_"); }

std::string org_drawer(std::string_view text) {
  if (text.size() < 3 || text.front() != ':' || text.back() != ':') return {};
  const std::string_view name = text.substr(1, text.size() - 2);
  return std::all_of(name.begin(), name.end(), is_name) ? upper(name) : std::string{};
}

std::string_view org_environment(std::string_view text) {
  constexpr std::string_view mark = "\\begin{";
  if (!text.starts_with(mark)) return {};
  const std::size_t end = text.find('}');
  return end == text.npos ? std::string_view{} : text.substr(mark.size(), end - mark.size());
}

std::optional<OrgHeadline> org_headline(std::string_view bytes, const OrgLine& line,
                                        const std::vector<std::string>& states) {
  const std::string_view text = bytes.substr(line.begin, line.end - line.begin);
  const std::size_t stars = std::min(text.find_first_not_of('*'), text.size());
  if (stars == 0 || (stars < text.size() && text[stars] != ' ')) return std::nullopt;
  if (stars == text.size()) return std::nullopt;
  OrgHeadline made{.stars = static_cast<std::uint8_t>(std::min<std::size_t>(stars, 255))};
  made.title = trimmed(bytes, {line.begin + static_cast<Offset>(stars), line.end});
  const std::string_view word = first_word(bytes, made.title);
  if (word == "TODO" || word == "DONE" || std::find(states.begin(), states.end(), word) != states.end()) {
    made.state = {made.title.begin, made.title.begin + static_cast<Offset>(word.size())};
    made.title = behind(bytes, made.title, word.size());
  }
  const std::string_view rest = bytes.substr(made.title.begin, made.title.size());
  if (rest.size() >= 4 && rest.starts_with("[#") && rest[3] == ']') made.title = behind(bytes, made.title, 4);
  if (first_word(bytes, made.title) == "COMMENT") {
    made.hidden = true;
    made.title = behind(bytes, made.title, "COMMENT"sv.size());
  }
  const std::string_view tags = tags_of(bytes.substr(made.title.begin, made.title.size()));
  made.hidden |= tags.find(":noexport:") != tags.npos;
  made.title.end -= static_cast<Offset>(tags.size());
  made.title = trimmed(bytes, made.title);
  return made;
}

std::optional<OrgItem> org_item(std::string_view bytes, const OrgLine& line) {
  const std::string_view text = bytes.substr(line.text.begin, line.text.size());
  std::size_t size = 0;
  if (text.starts_with('-') || text.starts_with('+') || (text.starts_with('*') && line.text.begin > line.begin)) {
    size = 1;
  } else {
    while (size < text.size() && size < 9 && is_ascii_digit(text[size])) ++size;
    if (size == 0 || size == text.size() || (text[size] != '.' && text[size] != ')')) return std::nullopt;
    ++size;
  }
  if (size < text.size() && text[size] != ' ' && text[size] != '\t') return std::nullopt;
  OrgItem made{.marker = {line.text.begin, line.text.begin + static_cast<Offset>(size)},
               .is_number = is_ascii_digit(text[0]),
               .text = behind(bytes, line.text, size)};
  if (bytes.substr(made.text.begin, 2) == "[@") {  // which number it has
    const std::size_t close = bytes.substr(0, made.text.end).find(']', made.text.begin);
    if (close != bytes.npos) made.text = behind(bytes, made.text, close + 1 - made.text.begin);
  }
  const std::string_view rest = bytes.substr(made.text.begin, made.text.size());
  if (rest.starts_with("[ ]") || rest.starts_with("[X]") || rest.starts_with("[x]") || rest.starts_with("[-]"))
    made.text = behind(bytes, made.text, 3);
  if (made.is_number) return made;
  const std::string_view content = bytes.substr(made.text.begin, made.text.size());
  std::size_t mark = content.find(" :: ");
  if (mark == content.npos && content.ends_with(" ::")) mark = content.size() - 3;
  if (mark == content.npos || mark == 0) return made;
  made.term = trimmed(bytes, {made.text.begin, made.text.begin + static_cast<Offset>(mark)});
  made.text = behind(bytes, made.text, std::min(mark + 4, content.size()));
  return made;
}

bool is_org_planning(std::string_view text) {
  constexpr std::array marks = {"CLOSED:"sv, "DEADLINE:"sv, "SCHEDULED:"sv, "CLOCK:"sv};
  return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    if (!text.starts_with(mark)) return false;
    const std::string_view rest = text.substr(mark.size());
    const std::size_t next = rest.find_first_not_of(" \t");
    return next != rest.npos && (rest[next] == '<' || rest[next] == '[' || rest[next] == '=');
  });
}

}  // namespace galley
