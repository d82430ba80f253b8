// Data files (YAML, JSON, TOML) as values that know where they stand, and the
// way from the text of a value back to the bytes that say it.
//
// Libraries read the files. They say where a value stands and what it means,
// and not which of its bytes is which. That is found by walking over both
// together: a byte that means itself, an escape, a line end that is folded.
// Where the two can't be brought together the rest of the value is one piece,
// so every place in a text has one in the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/style/yaml.h"
#include "linter/text/span.h"

namespace galley {

// By the extension of `path`: JSON, TOML, or else YAML. Begins and ends count
// bytes. Throws Error with path, line and column.
YamlNode read_data(std::string_view text, const std::string& path);

class DataText {
 public:
  // A stretch of the text and what stands for it in the file: the same bytes if exact.
  struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    Span source;
    bool exact = true;
  };

  DataText() = default;
  // The text of a scalar in the file `source`.
  DataText(const YamlNode& scalar, std::string_view source);

  // The whole of a file.
  static DataText of_file(std::string_view source);

  // Texts of a list, in the order of the file, as one.
  void join(std::string_view separator, const DataText& next);

  const std::string& text() const { return text_; }
  // In the order of the text and of the file; they cover the text.
  const std::vector<Piece>& pieces() const { return pieces_; }
  // The number of the piece that holds the byte `at` of the text; behind the end that of none.
  std::size_t piece_at(std::size_t at) const;
  // What the whole stands in.
  Span place() const { return place_; }
  // Where a stretch of the text stands.
  Span source_of(std::size_t begin, std::size_t end) const;

 private:
  class Walk;

  std::string text_;
  std::vector<Piece> pieces_;
  Span place_;
};

}  // namespace galley
