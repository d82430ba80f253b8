#include "linter/formats/source_lines.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr Offset tab_width = 8;

bool is_line_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\v'; }

SourceLine make_line(std::string_view bytes, Offset begin, Offset end) {
  SourceLine line{.text = {begin, end}};
  while (line.text.begin < line.text.end && is_line_space(bytes[line.text.begin])) ++line.text.begin;
  while (line.text.end > line.text.begin && is_line_space(bytes[line.text.end - 1])) --line.text.end;
  line.indent = column_behind(bytes.substr(begin, line.text.begin - begin), 0);
  const Offset size = bytes.substr(end, 2) == "\r\n" ? 2 : end < bytes.size() ? 1 : 0;
  line.line_end = {end, end + size};
  return line;
}

}  // namespace

Offset column_behind(std::string_view text, Offset from) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded character = decode(text, at);
    from += character.code_point == '\t' ? tab_width - from % tab_width : display_width(character.code_point);
    at += character.size;
  }
  return from;
}

std::vector<SourceLine> split_source_lines(std::string_view bytes, Offset from) {
  std::vector<SourceLine> lines;
  const auto is_end = [](char byte) { return byte == '\n' || byte == '\r'; };
  while (from < bytes.size()) {
    const auto found = std::find_if(bytes.begin() + from, bytes.end(), is_end);
    lines.push_back(make_line(bytes, from, static_cast<Offset>(found - bytes.begin())));
    from = lines.back().line_end.end;
  }
  std::size_t next = lines.size();
  for (std::size_t at = lines.size(); at-- > 0;) {
    lines[at].next = next;
    if (!lines[at].blank()) next = at;
  }
  return lines;
}

}  // namespace galley
