// How a format makes a Document: it pushes blocks, text and origins in order.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/document.h"
#include "linter/document/tokens.h"

namespace galley {

// What a format knows of a block when it begins.
struct BlockStart {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;
  std::string number;
  Span marker;
  std::uint32_t list = no_index;  // Builder::next_block() of the list's first item
  std::uint32_t item = no_index;  // Builder::next_block() of the item it belongs to
};

// Total: any order of calls gives a Document. Text outside a block opens a
// paragraph. A block without prose is dropped, unless it has a number.
class Builder {
 public:
  explicit Builder(std::shared_ptr<const SourceFile> source);

  // For formats without inline markup: prose is the source, byte for byte.
  // Call it first; then only `source_block` and `comment`.
  void use_source_as_prose();
  void source_block(BlockStart start, Span span);

  void begin_block(BlockStart start);
  void end_block();

  // Prose which stands in the source as it is.
  void text(Span source);
  // Prose which the source writes otherwise: an entity, a folded space.
  void replaced(std::string_view prose, Span source);
  // What is no prose: one token. `prose` is what a message may show of it.
  void opaque(TokenKind kind, std::string_view prose, Span source);

  void comment(Span source, std::string_view text);

  // What comes until the end of the same kind is marked so; an end without a
  // beginning is passed over, and the end of a block ends it too. `target` is
  // where a link leads.
  void begin_inline(InlineKind kind, Span target = {});
  void end_inline(InlineKind kind);

  void aside(AsideKind kind, Span source) { parts_.asides.push_back({.kind = kind, .source = source}); }

  // The number that the block which is begun next will have.
  std::uint32_t next_block() const;
  // The number of the open block.
  std::uint32_t open_block() const { return static_cast<std::uint32_t>(parts_.blocks.size()); }

  Document build();

 private:
  void append(std::string_view prose, Span source, bool exact);
  void finish_block(TextSpan span);
  void drop_block();

  Document::Parts parts_;
  BlockStart start_;
  bool open_ = false;
  Offset block_begin_ = 0;
  std::vector<Opaque> opaque_;
  std::vector<Inline> marked_;  // begun and not ended
  std::uint32_t heading_ = no_index;
};

}  // namespace galley
