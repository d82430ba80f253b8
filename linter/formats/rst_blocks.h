// The blocks of reStructuredText: what was told apart, written into a document.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "linter/document/builder.h"
#include "linter/formats/block_text.h"
#include "linter/formats/rst_lines.h"
#include "linter/formats/rst_tables.h"

namespace galley {

// What holds of all blocks of a body.
struct RstContext {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;  // of quotations, and of a head's cells
  std::uint8_t lists = 0;
  std::uint8_t cell_lists = 0;  // so many lists further in there are cells
  int depth = 0;
  std::uint32_t item = no_index;

  // Within a quotation, or one in it.
  void enter_quotation();
};

class RstBlocks {
 public:
  RstBlocks(const std::shared_ptr<const SourceFile>& source, RstSource& lines)
      : lines_(lines), builder_(source), text_(lines.bytes(), builder_) {}

  // Whether there is any but the document's title.
  bool has_prose() const { return has_prose_; }

  // Lines from `begin` to `end`.
  void paragraph(std::size_t begin, std::size_t end, const RstContext& context);
  void code(std::size_t begin, std::size_t end, const RstContext& context);
  // `mark` stands below the title, or above it, too.
  void heading(std::size_t line, char mark, bool is_overlined, const RstContext& context);
  // What is drawn stands in columns.
  void rows(const std::vector<RstRow>& rows, bool is_drawn, const RstContext& context);

  // An item, whose first paragraph comes next or not at all; without a list it
  // begins one. The number of its block.
  std::uint32_t begin_item(BlockStart start);
  void end_item() { begin_empty_item(); }

  void comment(Span source, std::string_view text) { builder_.comment(source, text); }
  // What is said of a picture, or nothing.
  void picture(Span alternative) { builder_.aside(AsideKind::image, alternative); }

  Document build() { return builder_.build(); }

 private:
  void begin_empty_item();
  void cell(const RstCell& cell, Offset behind, bool is_drawn, const BlockStart& start);
  void cut_attribution(std::size_t line);
  void gather(std::size_t begin, std::size_t end);
  void block(BlockStart start);

  RstSource& lines_;
  Builder builder_;
  BlockText text_;
  std::optional<BlockStart> pending_;          // the item whose text comes next
  std::vector<std::pair<char, bool>> styles_;  // of titles: the mark, and whether it stands above too
  bool has_prose_ = false;
};

}  // namespace galley
