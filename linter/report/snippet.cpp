#include "linter/report/snippet.h"

#include <algorithm>
#include <iomanip>
#include <ostream>

#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr unsigned shown_columns = 100;
constexpr unsigned columns_before = 30;

// Part of a line with the marks below it, both as wide on a screen.
struct Picture {
  std::string text;
  std::string marks;
  unsigned width = 0;

  void add(char32_t code_point, bool marked) {
    const bool blank = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
    const unsigned columns = blank ? 1 : display_width(code_point);
    append_utf8(text, blank ? U' ' : code_point);
    marks.append(columns, marked ? '^' : ' ');
    width += columns;
  }
};

// Where to begin so that little but some of the text before `at` is shown.
std::size_t window_begin(std::string_view line, std::size_t at) {
  if (at <= shown_columns / 2) return 0;
  std::size_t begin = at;
  for (unsigned columns = 0; begin > 0 && columns < columns_before; ++columns) begin -= decode_before(line, begin).size;
  return begin;
}

Picture draw(std::string_view line, std::size_t begin, std::size_t end) {
  Picture picture;
  std::size_t at = window_begin(line, begin);
  if (at > 0) picture.add(U'…', false);
  while (at < line.size() && picture.width < shown_columns) {
    const Decoded decoded = decode(line, at);
    picture.add(decoded.code_point, at >= begin && at < end);
    at += decoded.size;
  }
  if (at < line.size()) picture.add(U'…', at < end);
  return picture;
}

}  // namespace

void write_snippet(Places& places, Span span, std::ostream& out) {
  const SourceFile& source = places.source();
  const Position begin = source.position(span.begin, ColumnUnit::bytes);
  const std::string_view line = source.line(begin.line);
  const std::size_t length = std::max<std::size_t>(span.size(), 1);
  Picture picture = draw(line, begin.column, begin.column + length);
  if (begin.column >= line.size()) picture.marks += '^';  // the end of the line is what is meant
  picture.marks.erase(picture.marks.find_last_not_of(' ') + 1);
  out << std::setw(6) << begin.line + 1 << " | " << picture.text << '\n' << "       | " << picture.marks << '\n';
}

}  // namespace galley
