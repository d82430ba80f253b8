// A text that stands in a file, as it is or written in another way, such as with
// the escapes of JSON; and the way from its bytes back to those of the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

class PlacedText {
 public:
  // A stretch of the text and what stands for it in the file: the same bytes if exact.
  struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    Span source;
    bool exact = true;
  };

  PlacedText() = default;
  // A text that stands in `place`, and has no byte yet.
  explicit PlacedText(Span place) : place_(place) {}

  // Adds what the file has at `source`; it stands behind all that was added.
  void add(std::string_view file, Span source);
  // Adds `text`, for which `source` stands in the file: the same bytes if exact.
  void add(std::string_view text, Span source, bool exact);
  // Adds another text, which stands behind all of this.
  void join(std::string_view separator, const PlacedText& next);

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
  std::string text_;
  std::vector<Piece> pieces_;
  Span place_;
};

}  // namespace galley
