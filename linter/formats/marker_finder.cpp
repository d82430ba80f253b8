#include "linter/formats/marker_finder.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace galley {

Offset MarkerFinder::next_line(Offset at) const {
  const std::size_t found = text_.find_first_of("\r\n", at);
  if (found == text_.npos) return static_cast<Offset>(text_.size());
  return static_cast<Offset>(found + (text_.substr(found, 2) == "\r\n" ? 2 : 1));
}

Offset MarkerFinder::skip_prefix(Offset at) const {
  while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '>')) ++at;
  return at;
}

void MarkerFinder::pass(Offset end) {
  at_ = std::max(at_, end);
  in_text_ = true;
}

void MarkerFinder::pass_line() {
  at_ = next_line(at_);
  in_text_ = false;
}

void MarkerFinder::pass_rule() {
  for (Offset at = in_text_ ? next_line(at_) : at_; at < text_.size(); at = next_line(at)) {
    const Offset begin = skip_prefix(at);
    const Offset end = next_line(begin);
    const std::string_view line = text_.substr(begin, end - begin);
    const auto marks = std::count(line.begin(), line.end(), line.empty() ? ' ' : line[0]);
    const bool rule = marks >= 3 && (line[0] == '-' || line[0] == '*' || line[0] == '_') &&
                      line.find_first_not_of(" \t\r\n", 0) == 0 &&
                      std::all_of(line.begin(), line.end(), [&](char byte) {
                        return byte == line[0] || byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
                      });
    if (!rule && line.find_first_not_of(" \t\r\n") != line.npos) return;
    if (rule) {
      at_ = end;
      in_text_ = false;
      return;
    }
  }
}

Offset MarkerFinder::mark_size(Offset at, char mark, bool is_number) const {
  Offset end = at;
  if (is_number) {
    while (end < text_.size() && end - at < 10 && is_ascii_digit(text_[end])) ++end;
    if (end == at) return 0;
  }
  if (end >= text_.size() || text_[end] != mark) return 0;
  ++end;
  const bool ends =
      end == text_.size() || text_[end] == ' ' || text_[end] == '\t' || text_[end] == '\n' || text_[end] == '\r';
  return ends ? end - at : 0;
}

std::optional<Span> MarkerFinder::find(char mark, bool is_number, Offset limit) {
  for (Offset at = in_text_ ? next_line(at_) : at_; at < limit; at = next_line(at)) {
    at = skip_prefix(at);
    const Offset size = at < limit ? mark_size(at, mark, is_number) : 0;
    if (size == 0) continue;
    at_ = at + size;
    in_text_ = false;
    return Span{at, at_};
  }
  return std::nullopt;
}

}  // namespace galley
