#include "linter/formats/rst_lines.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr Offset tab_width = 8;

bool is_line_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\v'; }

RstLine make_line(std::string_view bytes, Offset begin, Offset end) {
  RstLine line{.text = {begin, end}};
  while (line.text.begin < line.text.end && is_line_space(bytes[line.text.begin])) ++line.text.begin;
  while (line.text.end > line.text.begin && is_line_space(bytes[line.text.end - 1])) --line.text.end;
  line.indent = rst_column(bytes.substr(begin, line.text.begin - begin), 0);
  const Offset size = bytes.substr(end, 2) == "\r\n" ? 2 : end < bytes.size() ? 1 : 0;
  line.line_end = {end, end + size};
  return line;
}

}  // namespace

Offset rst_column(std::string_view text, Offset from) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded character = decode(text, at);
    from += character.code_point == '\t' ? tab_width - from % tab_width : display_width(character.code_point);
    at += character.size;
  }
  return from;
}

std::vector<RstLine> split_rst_lines(std::string_view bytes, Offset from) {
  std::vector<RstLine> lines;
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

std::size_t RstSource::indented_end(std::size_t first, std::size_t end, Offset column) const {
  std::size_t last = first;
  for (std::size_t at = lines_[first].next; at < end && lines_[at].indent >= column; at = lines_[at].next) last = at;
  return last + 1;
}

Offset RstSource::least_indent(std::size_t begin, std::size_t end, Offset none) const {
  Offset least = none;
  bool found = false;
  for (std::size_t at = begin; at < end; ++at) {
    if (lines_[at].blank()) continue;
    least = found ? std::min(least, lines_[at].indent) : lines_[at].indent;
    found = true;
  }
  return least;
}

std::size_t RstSource::group_end(std::size_t begin, std::size_t end) const {
  while (begin < end && !lines_[begin].blank()) ++begin;
  return begin;
}

std::size_t RstSource::first_text(std::size_t begin, std::size_t end) const {
  while (begin < end && lines_[begin].blank()) ++begin;
  return begin;
}

bool RstSource::goes_on_indented(std::size_t line, const RstBody& body) const {
  return line + 1 < body.end && !lines_[line + 1].blank() && lines_[line + 1].indent > body.indent;
}

std::vector<Span> RstSource::texts(const RstBody& body) const {
  std::vector<Span> spans;
  for (std::size_t at = body.begin; at < body.end; ++at) {
    if (!lines_[at].blank()) spans.push_back(lines_[at].text);
  }
  return spans;
}

void RstSource::cut(std::size_t line, Offset size) {
  Span& span = lines_[line].text;
  const Offset begin = span.begin;
  span.begin += size;
  while (!span.empty() && (bytes_[span.begin] == ' ' || bytes_[span.begin] == '\t')) ++span.begin;
  lines_[line].indent = rst_column(bytes_.substr(begin, span.begin - begin), lines_[line].indent);
}

void RstSource::cut_word(std::size_t line) {
  const Offset indent = lines_[line].indent;
  cut(line, static_cast<Offset>(std::min(text(line).find_first_of(" \t"), text(line).size())));
  lines_[line].indent = indent;
}

}  // namespace galley
