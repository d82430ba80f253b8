// Where the lines of a text stand, and its characters of several bytes: what it
// takes to say the position of a place when the text itself isn't at hand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/source_file.h"

namespace galley {

class TextLayout {
 public:
  // A byte or two a line and a character outside ASCII.
  static std::string packed(std::string_view text);

  // What isn't packed() of a text is the layout of some text or other.
  explicit TextLayout(std::string_view packed);

  // SourceFile::position() of the text.
  Position position(Offset at, ColumnUnit unit) const;

 private:
  struct Line {
    Offset begin = 0;
    std::size_t wide = 0;  // how many of wide_ stand before it
  };
  // A character of several bytes.
  struct Wide {
    Offset begin = 0;
    Offset end = 0;
    std::uint32_t spared = 0;           // by how much code points are fewer than bytes, up to its end
    std::uint32_t spared_in_utf16 = 0;  // the same for units of UTF-16
  };

  void add_wide(Offset begin, Offset size);

  Offset size_ = 0;
  std::vector<Line> lines_ = {{}};
  std::vector<Wide> wide_;
};

}  // namespace galley
