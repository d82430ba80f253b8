// The lines of reStructuredText.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "linter/formats/source_lines.h"

namespace galley {

// Lines of which the least indented stand in column `indent`.
struct RstBody {
  std::size_t begin = 0;
  std::size_t end = 0;
  Offset indent = 0;
};

// The lines of a file, off which marks are cut while they are read. The cost of
// each function is that of the lines it passes.
class RstSource {
 public:
  RstSource(std::string_view bytes, Offset from) : bytes_(bytes), lines_(split_source_lines(bytes, from)) {}

  std::string_view bytes() const { return bytes_; }
  std::span<const SourceLine> lines() const { return lines_; }
  std::size_t size() const { return lines_.size(); }
  const SourceLine& operator[](std::size_t line) const { return lines_[line]; }
  std::string_view text(std::size_t line) const { return slice(lines_[line].text); }
  std::string_view slice(Span span) const { return bytes_.substr(span.begin, span.size()); }

  // The end of the lines behind `first` that are indented to `column` at least.
  std::size_t indented_end(std::size_t first, std::size_t end, Offset column) const;
  // `none` where all are blank.
  Offset least_indent(std::size_t begin, std::size_t end, Offset none) const;
  // The next line that is blank, or `end`.
  std::size_t group_end(std::size_t begin, std::size_t end) const;
  std::size_t first_text(std::size_t begin, std::size_t end) const;
  // Whether the next line is text further in than the body is.
  bool goes_on_indented(std::size_t line, const RstBody& body) const;
  std::vector<Span> texts(const RstBody& body) const;

  // Cuts `size` bytes and the white space behind them off a line's begin.
  void cut(std::size_t line, Offset size);
  // The same with the first word; the line stays where it is indented to.
  void cut_word(std::size_t line);
  void cut_behind(std::size_t line, Offset end) { lines_[line].text.end = end; }
  void set_indent(std::size_t line, Offset indent) { lines_[line].indent = indent; }

 private:
  std::string_view bytes_;
  std::vector<SourceLine> lines_;
};

}  // namespace galley
