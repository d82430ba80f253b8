#include "linter/formats/org_table.h"

#include <algorithm>

#include "linter/formats/org_inline.h"

namespace galley {
namespace {

std::string_view text_of(std::string_view bytes, const OrgLine& line) {
  return bytes.substr(line.text.begin, line.text.size());
}

bool is_rule(std::string_view row) { return row.starts_with("|-"); }

// "<10>", "<r>": how wide a column is, and where its text stands.
bool is_width(std::string_view cell) {
  return cell.size() > 2 && cell.front() == '<' && cell.back() == '>' &&
         cell.find_first_not_of("lrc0123456789", 1) == cell.size() - 1;
}

Span trimmed(std::string_view bytes, Span span) {
  while (!span.empty() && (bytes[span.begin] == ' ' || bytes[span.begin] == '\t')) ++span.begin;
  while (!span.empty() && (bytes[span.end - 1] == ' ' || bytes[span.end - 1] == '\t')) --span.end;
  return span;
}

void write_row(std::string_view bytes, const OrgLine& row, bool is_head, std::uint32_t item, Builder& builder) {
  for (Offset at = row.text.begin + 1; at < row.text.end;) {
    const auto end = static_cast<Offset>(std::min<std::size_t>(bytes.find('|', at), row.text.end));
    const Span cell = trimmed(bytes, {at, end});
    at = end + 1;
    if (cell.empty() || is_width(bytes.substr(cell.begin, cell.size()))) continue;
    builder.begin_block(
        {.kind = BlockKind::table_cell, .level = static_cast<std::uint8_t>(is_head ? 1 : 0), .item = item});
    write_org_text(bytes, cell, builder);
    builder.end_block();
  }
}

}  // namespace

bool is_org_table(std::string_view text) { return text.starts_with('|'); }

bool is_drawn_table(std::string_view text) {
  return text.size() > 2 && text.starts_with("+-") && text.find_first_not_of("+-=") == text.npos && text.back() == '+';
}

void write_org_table(std::string_view bytes, std::span<const OrgLine> rows, std::uint32_t item, Builder& builder) {
  const auto is_row = [&](const OrgLine& line) { return !is_rule(text_of(bytes, line)); };
  auto first = std::find_if(rows.begin(), rows.end(), is_row);
  const auto rule = std::find_if_not(first, rows.end(), is_row);
  const bool has_head = std::find_if(rule, rows.end(), is_row) != rows.end();
  for (auto row = first; row != rows.end(); ++row) {
    if (is_row(*row)) write_row(bytes, *row, has_head && row < rule, item, builder);
  }
}

}  // namespace galley
