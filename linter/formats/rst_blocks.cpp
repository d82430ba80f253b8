#include "linter/formats/rst_blocks.h"

#include <algorithm>

#include "linter/formats/rst_inline.h"
#include "linter/formats/rst_marks.h"

namespace galley {
namespace {

using namespace std::literals;

std::uint8_t small(std::size_t value) { return static_cast<std::uint8_t>(std::min<std::size_t>(value, 255)); }

// Of each cell of a row, where the first of those further on begins.
std::vector<Offset> begins_behind(const RstRow& row, Offset end) {
  std::vector<Offset> behind(row.cells.size() + 1, end);
  for (std::size_t cell = row.cells.size(); cell-- > 0;) {
    const RstCell& lines = row.cells[cell];
    const auto first = std::find_if(lines.begin(), lines.end(), [](const Span& line) { return !line.empty(); });
    behind[cell] = first == lines.end() ? behind[cell + 1] : std::min(first->begin, behind[cell + 1]);
  }
  return behind;
}

}  // namespace

void RstContext::enter_quotation() {
  level = small(kind == BlockKind::quote ? level + 1U : 1U);
  kind = BlockKind::quote;
}

void RstBlocks::paragraph(std::size_t begin, std::size_t end, const RstContext& context) {
  if (begin >= end) return;
  if (context.kind == BlockKind::quote) cut_attribution(begin);
  gather(begin, end);
  if (text_.text().find_first_not_of(" \t\r\n") == std::string_view::npos) return;
  const bool takes_item = pending_ && context.kind != BlockKind::table_cell;
  if (!takes_item) begin_empty_item();
  BlockStart start{.kind = context.kind, .level = context.level, .item = context.item};
  if (takes_item) start = std::move(*pending_);
  pending_.reset();
  block(std::move(start));
}

void RstBlocks::code(std::size_t begin, std::size_t end, const RstContext& context) {
  begin = lines_.first_text(begin, end);
  while (begin < end && lines_[end - 1].blank()) --end;
  if (begin == end) return;
  begin_empty_item();
  builder_.begin_block({.kind = BlockKind::code, .item = context.item});
  text_.clear();
  text_.add({lines_[begin].text.begin, lines_[end - 1].text.end});
  text_.write(static_cast<Offset>(text_.text().size()));
  builder_.end_block();
  has_prose_ = true;
}

void RstBlocks::heading(std::size_t line, char mark, bool is_overlined, const RstContext& context) {
  const std::pair style{mark, is_overlined};
  auto found = std::find(styles_.begin(), styles_.end(), style);
  if (found == styles_.end()) found = styles_.insert(found, style);
  const std::size_t level = std::min<std::size_t>(static_cast<std::size_t>(found - styles_.begin()) + 1, 6);
  gather(line, line + 1);
  const bool had_prose = has_prose_;
  begin_empty_item();
  block({.kind = BlockKind::heading, .level = small(level), .item = context.item});
  has_prose_ = had_prose || styles_.size() > 2;
}

void RstBlocks::rows(const std::vector<RstRow>& rows, bool is_drawn, const RstContext& context) {
  for (const RstRow& row : rows) {
    const std::vector<Offset> behind = begins_behind(row, static_cast<Offset>(lines_.bytes().size()));
    const BlockStart start{.kind = BlockKind::table_cell, .level = small(row.is_head ? 1 : 0), .item = context.item};
    for (std::size_t at = 0; at < row.cells.size(); ++at) cell(row.cells[at], behind[at + 1], is_drawn, start);
  }
}

// Each paragraph of a cell is a block.
void RstBlocks::cell(const RstCell& cell, Offset behind, bool is_drawn, const BlockStart& start) {
  text_.clear(is_drawn);
  for (Span line : cell) {
    const auto bullet = rst_bullet(lines_.slice(line));
    if (line.empty() || bullet) {
      block(start);
      text_.clear(is_drawn);
    }
    if (bullet) line.begin += bullet->size;
    if (line.empty()) continue;
    if (!text_.text().empty()) text_.add_line_end();
    text_.add(line, behind);
  }
  block(start);
}

std::uint32_t RstBlocks::begin_item(BlockStart start) {
  begin_empty_item();
  const std::uint32_t block = builder_.next_block();
  if (start.list == no_index) start.list = block;
  pending_ = std::move(start);
  return block;
}

void RstBlocks::begin_empty_item() {
  if (!pending_) return;
  builder_.begin_block(std::move(*pending_));
  builder_.end_block();
  pending_.reset();
}

// "-- Somebody" says whose words a quotation is.
void RstBlocks::cut_attribution(std::size_t line) {
  for (const std::string_view mark : {"---"sv, "--"sv, "—"sv}) {
    if (lines_.text(line).starts_with(mark)) return lines_.cut(line, static_cast<Offset>(mark.size()));
  }
}

void RstBlocks::gather(std::size_t begin, std::size_t end) {
  text_.clear();
  for (std::size_t line = begin; line < end; ++line) {
    text_.add(lines_[line].text);
    if (line + 1 < end) text_.add(lines_[line].line_end);
  }
}

void RstBlocks::block(BlockStart start) {
  if (text_.text().empty()) return;
  begin_empty_item();
  builder_.begin_block(std::move(start));
  write_rst_inline(text_, builder_);
  builder_.end_block();
  has_prose_ = true;
}

}  // namespace galley
