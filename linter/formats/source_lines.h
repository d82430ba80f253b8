// The lines of a file, for readers of formats that go by lines.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

struct SourceLine {
  Span text;             // without white space at its ends
  Span line_end;         // "\n", "\r\n" or nothing
  Offset indent = 0;     // the column of its text, where a tab goes on to the next eighth
  std::size_t next = 0;  // the next line that isn't blank, or how many lines there are

  bool blank() const { return text.empty(); }
};

std::vector<SourceLine> split_source_lines(std::string_view bytes, Offset from);

// The column behind `text`, which begins in column `from`; its tabs count.
Offset column_behind(std::string_view text, Offset from);

}  // namespace galley
