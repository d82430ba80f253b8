// Text in a file that is a document of its own, such as a comment in Markdown.
#pragma once

#include "linter/document/builder.h"
#include "linter/document/placed_text.h"

namespace galley {

// Writes such documents into that of the file, each stretch of prose at the
// bytes of the file that say it.
class InnerWriter {
 public:
  // `builder` outlives this.
  explicit InnerWriter(Builder& builder) : builder_(&builder) {}

  // A stretch of `text` as it is, in the block that is open.
  void write(std::size_t begin, std::size_t end, const PlacedText& text);
  // The whole of `text` as it is, as one block.
  void write(const PlacedText& text, BlockStart start);
  // The blocks of `inner`, which was read from `text`; its paragraphs are of
  // `kind` and `level`.
  void write(const Document& inner, const PlacedText& text, BlockKind kind = BlockKind::paragraph,
             std::uint8_t level = 0);

 private:
  // What begins or ends at a place of the prose.
  struct Mark {
    Offset at = 0;
    bool begins = false;
    Offset other = 0;  // its other end
    InlineKind kind = InlineKind::link;
    Span target = {};
  };
  using Marks = std::vector<Mark>::const_iterator;

  static std::vector<Mark> marks_of(const Document& document, const PlacedText& text);
  Span ordered(Span span);
  void write_comment(const Comment& comment, const PlacedText& text);
  void write_block(const Document& inner, const Block& block, const PlacedText& text, Marks& mark, Marks last);
  void write_prose(const Document& inner, TextSpan span, const PlacedText& text);
  void pass(Marks& mark, Marks last, Offset at);

  Builder* builder_;
  Offset written_ = 0;  // the source before it has been written
};

}  // namespace galley
