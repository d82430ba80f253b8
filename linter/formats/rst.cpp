#include <algorithm>
#include <string>

#include "linter/formats/format.h"
#include "linter/formats/rst_reader.h"
#include "linter/formats/rst_tables.h"

namespace galley {
namespace {

constexpr int deepest_body = 32;
constexpr std::size_t shortest_rule = 4;  // of marks that need no width of a title

bool begins_line_block(std::string_view line) { return line[0] == '|' && (line.size() == 1 || line[1] == ' '); }

}  // namespace

Document RstReader::read() {
  read_body({0, lines_.size(), 0}, {});
  return blocks_.build();
}

void RstReader::read_body(RstBody body, RstContext context) {
  if (++context.depth > deepest_body) return read_flat(body, context);
  List list;
  for (std::size_t at = body.begin; at < body.end;) {
    if (lines_[at].blank()) {
      at = lines_[at].next;
    } else if (lines_[at].indent > body.indent) {
      at = read_quotation(at, body.end, body.indent, context);
    } else {
      at = read_element(at, {at, body.end, lines_[at].indent}, context, list);
    }
  }
}

void RstReader::read_flat(RstBody body, const RstContext& context) {
  for (std::size_t at = body.begin; at < body.end;) {
    const std::size_t stop = lines_.group_end(at, body.end);
    blocks_.paragraph(at, stop, context);
    at = stop + 1;
  }
}

std::size_t RstReader::read_element(std::size_t at, RstBody body, const RstContext& context, List& list) {
  const std::string_view line = lines_.text(at);
  if (const auto bullet = rst_bullet(line)) return read_item(at, body, context, *bullet, false, list);
  if (const auto number = rst_enumerator(line); number && is_item(at, body, *number))
    return read_item(at, body, context, *number, true, list);
  if (const Offset size = rst_field_marker(line); size > 0) return read_field(at, body, context, size);
  if (const Offset size = rst_option_marker(line);
      size > 0 && (size < line.size() || lines_.goes_on_indented(at, body)))
    return read_hanging(at, body, context, size);
  if (line.starts_with(">>>") && (line.size() == 3 || line[3] == ' '))
    return read_code(at, lines_.group_end(at, body.end), context);
  if (begins_line_block(line)) return read_line_block(at, body, context);
  if (is_rst_grid_border(line)) return read_grid(at, body, context);
  if (is_rst_simple_border(line)) return read_simple_table(at, body, context);
  if (is_rst_explicit(line)) return read_explicit(at, body, context);
  if (line.starts_with("__ ")) return lines_.indented_end(at, body.end, body.indent + 1);
  if (is_rst_adornment(line)) {
    if (const std::size_t stop = read_adorned(at, body, context); stop > at) return stop;
  }
  return read_text(at, body, context);
}

std::size_t RstReader::read_quotation(std::size_t at, std::size_t end, Offset indent, RstContext context) {
  const std::size_t stop = lines_.indented_end(at, end, indent + 1);
  context.enter_quotation();
  read_body({at, stop, lines_.least_indent(at, stop, indent)}, context);
  return stop;
}

// "1999. " at a line's end begins no item if text goes on below it.
bool RstReader::is_item(std::size_t at, const RstBody& body, const RstMarker& marker) const {
  if (at + 1 >= body.end || lines_[at + 1].blank() || lines_[at + 1].indent > body.indent) return true;
  const auto next = rst_enumerator(lines_.text(at + 1));
  return next && next->form == marker.form;
}

std::size_t RstReader::read_item(std::size_t at, const RstBody& body, RstContext context, const RstMarker& marker,
                                 bool is_number, List& list) {
  const Span place{lines_[at].text.begin, lines_[at].text.begin + marker.size};
  lines_.cut(at, marker.size);
  std::size_t begin = at;
  Offset indent = lines_[at].indent;
  if (lines_[at].blank()) {
    indent = lines_.goes_on_indented(at, body) ? lines_[at + 1].indent : body.indent + 1;
    begin = at + 1;
  }
  const std::size_t stop = lines_.indented_end(at, body.end, indent);
  const bool goes_on = list.next == at && list.form == marker.form && list.numbers == is_number;
  const bool is_cell = context.cell_lists > 0;
  if (is_cell) {
    enter_cell(context);
  } else {
    if (context.lists < 255) ++context.lists;
    const std::uint32_t block = blocks_.begin_item({.kind = BlockKind::list_item,
                                                    .level = context.lists,
                                                    .number = std::string{lines_.slice(place)},
                                                    .marker = place,
                                                    .list = goes_on ? list.block : no_index,
                                                    .item = context.item});
    if (!goes_on) list.block = block;
    context.item = block;
  }
  list.form = marker.form;
  list.numbers = is_number;
  list.next = lines_[stop - 1].next;
  const bool reads_items = context.cell_lists == 0;
  read_body({begin, stop, indent}, context);
  if (reads_items) blocks_.end_item();
  return stop;
}

// The outer list's items are rows, the inner one's cells.
void RstReader::enter_cell(RstContext& context) {
  if (--context.cell_lists > 0) {
    ++row_;
    return;
  }
  context.kind = BlockKind::table_cell;
  context.level = row_ <= head_rows_ ? 1 : 0;
}

// What is said of the document is no prose.
std::size_t RstReader::read_field(std::size_t at, const RstBody& body, const RstContext& context, Offset size) {
  if (!blocks_.has_prose() && context.depth == 1) return lines_.indented_end(at, body.end, body.indent + 1);
  return read_hanging(at, body, context, size);
}

// A body that begins behind a mark of `size`, and goes on indented.
std::size_t RstReader::read_hanging(std::size_t at, const RstBody& body, const RstContext& context, Offset size) {
  const std::size_t stop = lines_.indented_end(at, body.end, body.indent + 1);
  lines_.cut(at, size);
  const Offset indent = lines_.least_indent(at + 1, stop, body.indent + 1);
  lines_.set_indent(at, indent);
  read_body({at, stop, indent}, context);
  return stop;
}

std::size_t RstReader::read_code(std::size_t begin, std::size_t end, const RstContext& context) {
  blocks_.code(begin, end, context);
  return end;
}

std::size_t RstReader::read_line_block(std::size_t at, const RstBody& body, const RstContext& context) {
  std::size_t stop = at;
  for (; stop < body.end && !lines_[stop].blank(); ++stop) {
    const bool begins = begins_line_block(lines_.text(stop));
    if (!begins && lines_[stop].indent <= body.indent) break;
    if (begins) lines_.cut(stop, 1);
  }
  blocks_.paragraph(at, stop, context);
  return stop;
}

std::size_t RstReader::read_grid(std::size_t at, const RstBody& body, const RstContext& context) {
  const std::size_t stop = rst_grid_end(lines_.bytes(), lines_.lines(), at, body.end);
  blocks_.rows(rst_grid_rows(lines_.bytes(), lines_.lines().subspan(at, stop - at)), true, context);
  return stop;
}

std::size_t RstReader::read_simple_table(std::size_t at, const RstBody& body, const RstContext& context) {
  const std::size_t stop = rst_simple_end(lines_.bytes(), lines_.lines(), at, body.end);
  if (stop == at) return at + 1;
  blocks_.rows(rst_simple_rows(lines_.bytes(), lines_.lines().subspan(at, stop - at)), true, context);
  return stop;
}

// A title with a line above it, or a line between sections; `at` if neither.
std::size_t RstReader::read_adorned(std::size_t at, const RstBody& body, const RstContext& context) {
  const std::string_view line = lines_.text(at);
  const bool is_long = line.size() >= shortest_rule;
  if (at + 2 < body.end && !lines_[at + 1].blank() && lines_.text(at + 2) == line &&
      (is_long || lines_[at + 1].text.size() <= line.size())) {
    blocks_.heading(at + 1, line[0], true, context);
    return at + 3;
  }
  return is_long && !is_underlined(at, body) ? at + 1 : at;
}

bool RstReader::is_underlined(std::size_t at, const RstBody& body) const {
  if (at + 1 >= body.end || lines_[at + 1].indent != body.indent || !is_rst_adornment(lines_.text(at + 1)))
    return false;
  const std::size_t width = lines_.text(at + 1).size();
  return width >= shortest_rule || column_behind(lines_.text(at), 0) <= width;
}

std::size_t RstReader::read_text(std::size_t at, const RstBody& body, const RstContext& context) {
  if (is_underlined(at, body)) {
    blocks_.heading(at, lines_.text(at + 1)[0], false, context);
    return at + 2;
  }
  if (lines_.goes_on_indented(at, body)) return read_definition(at, body, context);
  std::size_t stop = at + 1;
  while (stop < body.end && !lines_[stop].blank() && lines_[stop].indent <= body.indent) ++stop;
  const std::string_view last = lines_.text(stop - 1);
  const bool is_literal = last.ends_with("::") && !last.ends_with("\\::");
  if (is_literal) {
    const bool is_apart = last.size() == 2 || last[last.size() - 3] == ' ';
    const std::string_view stays = last.substr(0, last.size() - (is_apart ? 2 : 1));
    const std::size_t size = is_apart ? stays.find_last_not_of(' ') + 1 : stays.size();
    lines_.cut_behind(stop - 1, lines_[stop - 1].text.begin + static_cast<Offset>(size));
  }
  blocks_.paragraph(at, stop, context);
  return is_literal ? read_literal(stop, body, context) : stop;
}

std::size_t RstReader::read_literal(std::size_t at, const RstBody& body, const RstContext& context) {
  at = lines_.first_text(at, body.end);
  if (at >= body.end) return at;
  if (lines_[at].indent > body.indent)
    return read_code(at, lines_.indented_end(at, body.end, body.indent + 1), context);
  std::size_t stop = at;
  const char mark = lines_.text(at)[0];
  if (is_rst_adornment(lines_.text(at).substr(0, 1))) {
    while (stop < body.end && !lines_[stop].blank() && lines_.text(stop)[0] == mark) ++stop;
  }
  return stop > at ? read_code(at, stop, context) : at;
}

// The term's kind (" : string") is no prose.
std::size_t RstReader::read_definition(std::size_t at, const RstBody& body, const RstContext& context) {
  const std::size_t kind = lines_.text(at).find(" : ");
  if (kind != std::string_view::npos) lines_.cut_behind(at, lines_[at].text.begin + static_cast<Offset>(kind));
  blocks_.paragraph(at, at + 1, context);
  const std::size_t stop = lines_.indented_end(at, body.end, body.indent + 1);
  read_body({at + 1, stop, lines_.least_indent(at + 1, stop, body.indent + 1)}, context);
  return stop;
}

std::size_t RstReader::read_explicit(std::size_t at, const RstBody& body, const RstContext& context) {
  const std::string_view line = lines_.text(at);
  const Offset begin = lines_[at].text.begin;
  const Offset mark = static_cast<Offset>(std::min(line.find_first_not_of(" \t", 2), line.size()));
  const RstExplicitMarkup markup = rst_explicit_markup(line.substr(mark));
  const std::size_t stop = lines_.indented_end(at, body.end, body.indent + 1);
  switch (markup.kind) {
    case RstExplicit::footnote: {
      RstContext note = context;
      note.kind = BlockKind::footnote;
      return read_hanging(at, body, note, mark + markup.text);
    }
    case RstExplicit::directive:
      lines_.cut(at, mark + markup.text);
      read_directive(markup.name, at, {at, stop, body.indent}, context);
      return stop;
    case RstExplicit::comment: {
      const bool is_empty = mark == line.size() && at + 1 < body.end && lines_[at + 1].blank();
      if (is_empty) return at + 1;
      const Span span{begin, lines_[stop - 1].text.end};
      blocks_.comment(span, lines_.slice({begin + mark, span.end}));
      return stop;
    }
    default:
      return stop;
  }
}

Document parse_rst(std::shared_ptr<const SourceFile> source) { return RstReader{source}.read(); }

}  // namespace galley
