#include "linter/formats/rst_lines.h"

#include <algorithm>

namespace galley {

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
  lines_[line].indent = column_behind(bytes_.substr(begin, span.begin - begin), lines_[line].indent);
}

void RstSource::cut_word(std::size_t line) {
  const Offset indent = lines_[line].indent;
  cut(line, static_cast<Offset>(std::min(text(line).find_first_of(" \t"), text(line).size())));
  lines_[line].indent = indent;
}

}  // namespace galley
