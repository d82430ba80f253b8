// The text of one block, gathered from its lines.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/builder.h"

namespace galley {

// Pieces of the source, one behind the other. Where cells stand beside each
// other, the lines of one stand between those of the other: a piece behind the
// begin of what is written later is kept without a place of its own.
class BlockText {
 public:
  BlockText(std::string_view bytes, Builder& builder) : bytes_(bytes), builder_(builder) {}

  // Of what is `drawn` each word has its place, but none can be replaced: it
  // stands in columns.
  void clear(bool drawn = false);
  void add(Span source, Offset behind = no_index);
  // A line's end that isn't in the source where it is needed.
  void add_line_end();

  std::string_view text() const { return text_; }

  // What stands before is in the document, or dropped.
  Offset written() const { return written_; }

  // Where a part of what isn't written yet stands.
  Span source_of(Offset begin, Offset end) const;

  // Prose up to `end`; then what goes on to `to` is passed over.
  void write(Offset end, Offset to);
  void write(Offset end) { write(end, end); }
  // One token for all up to `end`; `prose` is what a message may show of it.
  void write_opaque(TokenKind kind, std::string_view prose, Offset end);
  // What stands up to `end` is written otherwise than it reads.
  void write_replaced(std::string_view prose, Offset end);

  // The source of what stands from `begin` to `end`, piece by piece.
  std::vector<Span> sources(Offset begin, Offset end) const;
  // What was passed over behind all that was written may be added again.
  void reopen() { added_ = std::min(added_, anchor_); }

 private:
  struct Piece {
    Offset text = 0;
    Offset source = 0;  // no_index if it stands nowhere
    bool exact = true;
  };

  void write_exact(Span source);
  Offset piece_end(std::size_t piece) const;

  std::string_view bytes_;
  Builder& builder_;
  std::string text_;
  std::vector<Piece> pieces_;
  std::size_t piece_ = 0;  // the one that holds what is written next
  Offset written_ = 0;
  bool drawn_ = false;
  Offset added_ = 0;   // the end of the source that was added in order
  Offset anchor_ = 0;  // the end of the source that was written
};

}  // namespace galley
