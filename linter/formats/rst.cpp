// reStructuredText, as docutils and Sphinx read it.
//
// A body is lines that are indented alike. What its lines begin with tells what
// stands there; what is indented further is a body of its own: of a list item, a
// definition, a directive. A mark in front of a body's first line is cut off
// that line. What can't be told without running a directive is left out.
// Cost: linear; bodies within bodies are read to a depth.
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/document/builder.h"
#include "linter/formats/format.h"
#include "linter/formats/rst_inline.h"
#include "linter/formats/rst_lines.h"
#include "linter/formats/rst_marks.h"
#include "linter/formats/rst_names.h"
#include "linter/formats/rst_tables.h"
#include "linter/formats/rst_text.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr int deepest_body = 32;
constexpr std::size_t shortest_rule = 4;  // of marks that need no width of a title

std::uint8_t small(std::size_t value) { return static_cast<std::uint8_t>(std::min<std::size_t>(value, 255)); }

// What holds of all blocks of a body.
struct Context {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;  // of quotations, and of a head's cells
  std::uint8_t lists = 0;
  std::uint8_t cell_lists = 0;  // so many lists further in there are cells
  int depth = 0;
  std::uint32_t item = no_index;
};

// Lines of which the least indented stand in column `indent`.
struct Lines {
  std::size_t begin = 0;
  std::size_t end = 0;
  Offset indent = 0;
};

struct Directive {
  Lines argument;
  Lines options;
  Lines content;
  bool has_first_line = false;  // the argument begins beside the name
};

bool reads_as_text(std::string_view text) {
  std::size_t marks = 0;
  bool has_words = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ("{}<>=;()[]|\\/$#_"sv.find(text[at]) != text.npos) ++marks;
    if (at > 0 && at + 1 < text.size() && text[at] == ' ' && is_ascii_letter(text[at - 1]) &&
        is_ascii_letter(text[at + 1]))
      has_words = true;
  }
  return has_words && 12 * marks < text.size();
}

class RstReader {
 public:
  explicit RstReader(const std::shared_ptr<const SourceFile>& source)
      : bytes_(source->bytes()),
        lines_(split_rst_lines(bytes_, source->mark_size())),
        builder_(source),
        text_(bytes_, builder_) {}

  Document read() {
    read_body({0, lines_.size(), 0}, {});
    return builder_.build();
  }

 private:
  std::string_view text(std::size_t line) const { return slice(lines_[line].text); }
  std::string_view slice(Span span) const { return bytes_.substr(span.begin, span.size()); }

  // The end of the lines behind `first` that are indented to `column` at least.
  std::size_t indented_end(std::size_t first, std::size_t end, Offset column) const {
    std::size_t last = first;
    for (std::size_t at = lines_[first].next; at < end && lines_[at].indent >= column; at = lines_[at].next) last = at;
    return last + 1;
  }

  Offset least_indent(std::size_t begin, std::size_t end, Offset none) const {
    Offset least = none;
    bool found = false;
    for (std::size_t at = begin; at < end; ++at) {
      if (lines_[at].blank()) continue;
      least = found ? std::min(least, lines_[at].indent) : lines_[at].indent;
      found = true;
    }
    return least;
  }

  // Cuts `size` bytes and the white space behind them off a line.
  void cut(std::size_t line, Offset size) {
    Span& span = lines_[line].text;
    const Offset begin = span.begin;
    span.begin += size;
    while (!span.empty() && (bytes_[span.begin] == ' ' || bytes_[span.begin] == '\t')) ++span.begin;
    lines_[line].indent = rst_column(bytes_.substr(begin, span.begin - begin), lines_[line].indent);
  }

  void read_body(Lines body, Context context) {
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

  void read_flat(Lines body, const Context& context) {
    for (std::size_t at = body.begin; at < body.end;) {
      std::size_t stop = at;
      while (stop < body.end && !lines_[stop].blank()) ++stop;
      if (stop > at) write_paragraph(at, stop, context);
      at = stop + 1;
    }
  }

  std::size_t read_quotation(std::size_t at, std::size_t end, Offset indent, Context context) {
    const std::size_t stop = indented_end(at, end, indent + 1);
    context.level = small(context.kind == BlockKind::quote ? context.level + 1U : 1U);
    context.kind = BlockKind::quote;
    read_body({at, stop, least_indent(at, stop, indent)}, context);
    return stop;
  }

  // The list that goes on if an item stands at `next`.
  struct List {
    std::uint32_t block = no_index;
    char form = '\0';
    bool numbers = false;
    std::size_t next = 0;
  };

  // Reads what begins at `at`, and says where it ends. `body` goes on from there.
  std::size_t read_element(std::size_t at, Lines body, const Context& context, List& list) {
    const std::string_view line = text(at);
    if (const auto bullet = rst_bullet(line)) return read_item(at, body, context, *bullet, false, list);
    if (const auto number = rst_enumerator(line); number && is_item(at, body, *number))
      return read_item(at, body, context, *number, true, list);
    if (const Offset size = rst_field_marker(line); size > 0) return read_field(at, body, context, size);
    if (const Offset size = rst_option_marker(line); size > 0 && has_description(at, body, size))
      return read_hanging(at, body, context, size);
    if (line.starts_with(">>>") && (line.size() == 3 || line[3] == ' '))
      return read_code(at, group_end(at, body), context);
    if (line[0] == '|' && (line.size() == 1 || line[1] == ' ')) return read_line_block(at, body, context);
    if (is_rst_grid_border(line)) return read_grid(at, body, context);
    if (is_rst_simple_border(line)) return read_simple_table(at, body, context);
    if (is_rst_explicit(line)) return read_explicit(at, body, context);
    if (line.starts_with("__ ")) return indented_end(at, body.end, body.indent + 1);
    if (is_rst_adornment(line)) {
      if (const std::size_t stop = read_adorned(at, body, context); stop > at) return stop;
    }
    return read_text(at, body, context);
  }

  std::size_t group_end(std::size_t at, const Lines& body) const {
    while (at < body.end && !lines_[at].blank()) ++at;
    return at;
  }

  bool goes_on_indented(std::size_t at, const Lines& body) const {
    return at + 1 < body.end && !lines_[at + 1].blank() && lines_[at + 1].indent > body.indent;
  }

  // "1999. " at a line's end begins no item if text goes on below it.
  bool is_item(std::size_t at, const Lines& body, const RstMarker& marker) const {
    if (at + 1 >= body.end || lines_[at + 1].blank() || lines_[at + 1].indent > body.indent) return true;
    const auto next = rst_enumerator(text(at + 1));
    return next && next->form == marker.form;
  }

  std::size_t read_item(std::size_t at, const Lines& body, Context context, const RstMarker& marker, bool is_number,
                        List& list) {
    const Span place{lines_[at].text.begin, lines_[at].text.begin + marker.size};
    cut(at, marker.size);
    std::size_t begin = at;
    Offset indent = lines_[at].indent;
    if (lines_[at].blank()) {
      indent = body.indent + 1;
      if (goes_on_indented(at, body)) indent = lines_[at + 1].indent;
      begin = at + 1;
    }
    const std::size_t stop = indented_end(at, body.end, indent);
    const bool goes_on = list.next == at && list.form == marker.form && list.numbers == is_number;
    if (context.cell_lists > 0) {
      enter_cell(context);
    } else {
      begin_empty_item();
      context.lists = small(context.lists + 1U);
      const std::uint32_t block = builder_.next_block();
      if (!goes_on) list.block = block;
      pending_ = BlockStart{.kind = BlockKind::list_item,
                            .level = context.lists,
                            .number = std::string{slice(place)},
                            .marker = place,
                            .list = list.block,
                            .item = context.item};
      context.item = block;
    }
    list.form = marker.form;
    list.numbers = is_number;
    list.next = lines_[stop - 1].next;
    read_body({begin, stop, indent}, context);
    if (context.cell_lists == 0) begin_empty_item();
    return stop;
  }

  // The outer list's items are rows, the inner one's cells.
  void enter_cell(Context& context) {
    if (--context.cell_lists > 0) {
      ++row_;
      return;
    }
    context.kind = BlockKind::table_cell;
    context.level = row_ <= head_rows_ ? 1 : 0;
  }

  void begin_empty_item() {
    if (!pending_) return;
    builder_.begin_block(std::move(*pending_));
    builder_.end_block();
    pending_.reset();
  }

  // What is said of the document is no prose.
  std::size_t read_field(std::size_t at, const Lines& body, const Context& context, Offset size) {
    if (!has_prose_ && context.depth == 1) return indented_end(at, body.end, body.indent + 1);
    return read_hanging(at, body, context, size);
  }

  bool has_description(std::size_t at, const Lines& body, Offset size) const {
    return size < text(at).size() || goes_on_indented(at, body);
  }

  // A body that begins behind a mark of `size`, and goes on indented.
  std::size_t read_hanging(std::size_t at, const Lines& body, const Context& context, Offset size) {
    const std::size_t stop = indented_end(at, body.end, body.indent + 1);
    cut(at, size);
    const Offset indent = least_indent(at + 1, stop, body.indent + 1);
    lines_[at].indent = indent;
    read_body({at, stop, indent}, context);
    return stop;
  }

  std::size_t read_code(std::size_t begin, std::size_t end, const Context& context) {
    const std::size_t stop = end;
    while (begin < end && lines_[begin].blank()) ++begin;
    while (begin < end && lines_[end - 1].blank()) --end;
    if (begin == end) return stop;
    begin_empty_item();
    builder_.begin_block({.kind = BlockKind::code, .item = context.item});
    text_.clear();
    text_.add({lines_[begin].text.begin, lines_[end - 1].text.end});
    text_.write(static_cast<Offset>(text_.text().size()));
    builder_.end_block();
    has_prose_ = true;
    return stop;
  }

  std::size_t read_line_block(std::size_t at, const Lines& body, const Context& context) {
    std::size_t stop = at;
    for (; stop < body.end && !lines_[stop].blank(); ++stop) {
      const bool begins = text(stop)[0] == '|' && (text(stop).size() == 1 || text(stop)[1] == ' ');
      if (!begins && lines_[stop].indent <= body.indent) break;
      if (begins) cut(stop, 1);
    }
    write_paragraph(at, stop, context);
    return stop;
  }

  std::size_t read_grid(std::size_t at, const Lines& body, const Context& context) {
    const std::size_t stop = rst_grid_end(bytes_, lines_, at, body.end);
    write_rows(rst_grid_rows(bytes_, std::span{lines_}.subspan(at, stop - at)), true, context);
    return stop;
  }

  std::size_t read_simple_table(std::size_t at, const Lines& body, const Context& context) {
    const std::size_t stop = rst_simple_end(bytes_, lines_, at, body.end);
    if (stop == at) return at + 1;
    write_rows(rst_simple_rows(bytes_, std::span{lines_}.subspan(at, stop - at)), true, context);
    return stop;
  }

  // A title with a line above it, or a line between sections; `at` if neither.
  std::size_t read_adorned(std::size_t at, const Lines& body, const Context& context) {
    const std::string_view line = text(at);
    const bool is_long = line.size() >= shortest_rule;
    if (at + 2 < body.end && !lines_[at + 1].blank() && text(at + 2) == line &&
        (is_long || lines_[at + 1].text.size() <= line.size())) {
      write_heading(at + 1, line[0], true, context);
      return at + 3;
    }
    return is_long && !is_underlined(at, body) ? at + 1 : at;
  }

  bool is_underlined(std::size_t at, const Lines& body) const {
    if (at + 1 >= body.end || lines_[at + 1].indent != body.indent || !is_rst_adornment(text(at + 1))) return false;
    const std::size_t width = text(at + 1).size();
    return width >= shortest_rule || rst_column(text(at), 0) <= width;
  }

  std::size_t read_text(std::size_t at, const Lines& body, const Context& context) {
    if (is_underlined(at, body)) {
      write_heading(at, text(at + 1)[0], false, context);
      return at + 2;
    }
    if (goes_on_indented(at, body)) return read_definition(at, body, context);
    std::size_t stop = at + 1;
    while (stop < body.end && !lines_[stop].blank() && lines_[stop].indent <= body.indent) ++stop;
    Span& last = lines_[stop - 1].text;
    const bool is_literal = slice(last).ends_with("::") && !slice(last).ends_with("\\::");
    if (is_literal) {
      const bool is_apart = last.size() == 2 || bytes_[last.end - 3] == ' ';
      last.end -= is_apart ? 2 : 1;
      while (is_apart && !last.empty() && bytes_[last.end - 1] == ' ') --last.end;
    }
    write_paragraph(at, stop, context);
    return is_literal ? read_literal(stop, body, context) : stop;
  }

  std::size_t read_literal(std::size_t at, const Lines& body, const Context& context) {
    while (at < body.end && lines_[at].blank()) ++at;
    if (at >= body.end) return at;
    if (lines_[at].indent > body.indent) return read_code(at, indented_end(at, body.end, body.indent + 1), context);
    std::size_t stop = at;
    const char mark = text(at)[0];
    if (is_rst_adornment(text(at).substr(0, 1))) {
      while (stop < body.end && !lines_[stop].blank() && text(stop)[0] == mark) ++stop;
    }
    return stop > at ? read_code(at, stop, context) : at;
  }

  // The term's kind (" : string") is no prose.
  std::size_t read_definition(std::size_t at, const Lines& body, const Context& context) {
    const std::size_t kind = text(at).find(" : ");
    if (kind != std::string_view::npos) lines_[at].text.end = lines_[at].text.begin + static_cast<Offset>(kind);
    write_paragraph(at, at + 1, context);
    const std::size_t stop = indented_end(at, body.end, body.indent + 1);
    read_body({at + 1, stop, least_indent(at + 1, stop, body.indent + 1)}, context);
    return stop;
  }

  std::size_t read_explicit(std::size_t at, const Lines& body, const Context& context) {
    const Offset begin = lines_[at].text.begin;
    const Offset mark = static_cast<Offset>(std::min(text(at).find_first_not_of(" \t", 2), text(at).size()));
    const RstExplicitMarkup markup = rst_explicit_markup(text(at).substr(mark));
    const std::size_t stop = indented_end(at, body.end, body.indent + 1);
    switch (markup.kind) {
      case RstExplicit::footnote: {
        Context note = context;
        note.kind = BlockKind::footnote;
        return read_hanging(at, body, note, mark + markup.text);
      }
      case RstExplicit::directive:
        cut(at, mark + markup.text);
        read_directive(markup.name, at, {at, stop, body.indent}, context);
        return stop;
      case RstExplicit::comment: {
        const bool is_empty = mark == text(at).size() && at + 1 < body.end && lines_[at + 1].blank();
        if (is_empty) return at + 1;
        const Span span{begin, lines_[stop - 1].text.end};
        builder_.comment(span, slice({begin + mark, span.end}));
        return stop;
      }
      default:
        return stop;
    }
  }

  // `lines` are the directive's, of which the first begins behind its name.
  Directive parse_directive(std::size_t at, const Lines& lines) {
    Directive parts{.has_first_line = !lines_[at].blank()};
    const Offset indent = least_indent(at + 1, lines.end, lines.indent + 1);
    lines_[at].indent = indent;
    const std::size_t begin = parts.has_first_line ? at : at + 1;
    std::size_t option = lines.end;
    std::size_t blank = begin;
    for (; blank < lines.end && !lines_[blank].blank(); ++blank) {
      if (option == lines.end && rst_field_marker(text(blank)) > 0) option = blank;
    }
    parts.argument = {begin, std::min(option, blank), indent};
    parts.options = {std::min(option, blank), blank, indent};
    parts.content = {blank, lines.end, least_indent(blank, lines.end, indent)};
    return parts;
  }

  void read_directive(std::string_view name, std::size_t at, const Lines& lines, Context context) {
    const Directive parts = parse_directive(at, lines);
    if (!option(parts, ":alt:")) add_shown(lines_[at].text.begin);
    switch (content_of_directive(name)) {
      case RstContent::unknown:
      case RstContent::body:
        read_unknown(parts, content_of_directive(name) == RstContent::body, context);
        break;
      case RstContent::quoted:
        context.level = small(context.kind == BlockKind::quote ? context.level + 1U : 1U);
        context.kind = BlockKind::quote;
        [[fallthrough]];
      case RstContent::admonition:
        read_body(parts.argument, context);
        read_body(parts.content, context);
        break;
      case RstContent::versioned:
        if (parts.has_first_line) cut_word(at);
        if (name == "deprecated-removed") cut_word(at);
        [[fallthrough]];
      case RstContent::titled:
      case RstContent::rubric:
        write_paragraph(parts.argument.begin, parts.argument.end, context);
        read_body(parts.content, context);
        break;
      case RstContent::code:
        read_code(parts.content.begin, parts.content.end, context);
        break;
      case RstContent::nothing:
        break;
      case RstContent::image:
        add_alternative(parts);
        break;
      case RstContent::figure:
        add_alternative(parts);
        read_figure(parts.content, context);
        break;
      default:
        read_table(name, parts, context);
    }
  }

  // What a directive shows stands there, though nothing is said of it.
  void add_shown(Offset at) { builder_.aside(AsideKind::image, {at, at}); }

  void read_unknown(const Directive& parts, bool is_known, const Context& context) {
    const auto is_text = [&](const Lines& lines) {
      return lines.begin < lines.end &&
             reads_as_text(slice({lines_[lines.begin].text.begin, lines_[lines.end - 1].text.end}));
    };
    if (!parts.has_first_line && is_text(parts.argument)) read_body(parts.argument, context);
    if (is_known || is_text(parts.content)) read_body(parts.content, context);
  }

  void cut_word(std::size_t line) {
    const Offset indent = lines_[line].indent;
    cut(line, static_cast<Offset>(std::min(text(line).find_first_of(" \t"), text(line).size())));
    lines_[line].indent = indent;
  }

  // The value of an option, which may go on over lines.
  std::optional<Span> option(const Directive& parts, std::string_view marker) const {
    for (std::size_t at = parts.options.begin; at < parts.options.end; ++at) {
      if (!text(at).starts_with(marker)) continue;
      std::size_t stop = at + 1;
      while (stop < parts.options.end && rst_field_marker(text(stop)) == 0) ++stop;
      Span value{lines_[at].text.begin + static_cast<Offset>(marker.size()), lines_[stop - 1].text.end};
      while (!value.empty() && bytes_[value.begin] <= ' ' && bytes_[value.begin] >= 0) ++value.begin;
      return value;
    }
    return std::nullopt;
  }

  void add_alternative(const Directive& parts) {
    if (const auto value = option(parts, ":alt:"); value && !value->empty()) builder_.aside(AsideKind::image, *value);
  }

  void read_figure(const Lines& content, Context context) {
    std::size_t begin = content.begin;
    while (begin < content.end && lines_[begin].blank()) ++begin;
    const std::size_t stop = group_end(begin, content);
    Context caption = context;
    caption.kind = BlockKind::caption;
    read_body({begin, stop, content.indent}, caption);
    read_body({stop, content.end, least_indent(stop, content.end, content.indent)}, context);
  }

  void read_table(std::string_view name, const Directive& parts, Context context) {
    Context caption = context;
    caption.kind = BlockKind::caption;
    write_paragraph(parts.argument.begin, parts.argument.end, caption);
    switch (content_of_directive(name)) {
      case RstContent::list_table: {
        const auto rows = option(parts, ":header-rows:");
        head_rows_ = rows && !rows->empty() && is_ascii_digit(bytes_[rows->begin])
                         ? static_cast<std::size_t>(bytes_[rows->begin] - '0')
                         : 0;
        row_ = 0;
        context.cell_lists = 2;
        return read_body(parts.content, context);
      }
      case RstContent::csv_table:
        if (const auto head = option(parts, ":header:")) {
          std::vector<RstRow> rows = rst_csv_rows(bytes_, std::array{*head});
          for (RstRow& row : rows) row.is_head = true;
          write_rows(rows, false, context);
        }
        return write_rows(rst_csv_rows(bytes_, spans_of(parts.content)), false, context);
      default:
        return read_body(parts.content, context);
    }
  }

  std::vector<Span> spans_of(const Lines& lines) const {
    std::vector<Span> spans;
    for (std::size_t at = lines.begin; at < lines.end; ++at) {
      if (!lines_[at].blank()) spans.push_back(lines_[at].text);
    }
    return spans;
  }

  void write_rows(const std::vector<RstRow>& rows, bool is_drawn, const Context& context) {
    for (const RstRow& row : rows) {
      // Where the first of the cells further on begins.
      std::vector<Offset> behind(row.cells.size() + 1, static_cast<Offset>(bytes_.size()));
      for (std::size_t cell = row.cells.size(); cell-- > 0;) {
        const auto first = std::find_if(row.cells[cell].begin(), row.cells[cell].end(),
                                        [](const Span& line) { return !line.empty(); });
        behind[cell] = first == row.cells[cell].end() ? behind[cell + 1] : std::min(first->begin, behind[cell + 1]);
      }
      const BlockStart start{.kind = BlockKind::table_cell, .level = small(row.is_head ? 1 : 0), .item = context.item};
      for (std::size_t cell = 0; cell < row.cells.size(); ++cell)
        write_cell(row.cells[cell], behind[cell + 1], is_drawn, start);
    }
  }

  // Each paragraph of a cell is a block.
  void write_cell(const RstCell& cell, Offset behind, bool is_drawn, const BlockStart& start) {
    text_.clear(is_drawn);
    for (Span line : cell) {
      const auto bullet = rst_bullet(slice(line));
      if (line.empty() || bullet) {
        write_block(start);
        text_.clear(is_drawn);
      }
      if (bullet) line.begin += bullet->size;
      if (line.empty()) continue;
      if (!text_.text().empty()) text_.add_line_end();
      text_.add(line, behind);
    }
    write_block(start);
  }

  void write_heading(std::size_t line, char mark, bool is_overlined, const Context& context) {
    const std::pair style{mark, is_overlined};
    auto found = std::find(styles_.begin(), styles_.end(), style);
    if (found == styles_.end()) found = styles_.insert(found, style);
    const std::size_t level = std::min<std::size_t>(static_cast<std::size_t>(found - styles_.begin()) + 1, 6);
    gather(line, line + 1);
    const bool had_prose = has_prose_;
    begin_empty_item();
    write_block({.kind = BlockKind::heading, .level = small(level), .item = context.item});
    has_prose_ = had_prose || styles_.size() > 2;
  }

  void write_paragraph(std::size_t begin, std::size_t end, const Context& context) {
    if (begin >= end) return;
    if (context.kind == BlockKind::quote) cut_attribution(begin);
    gather(begin, end);
    if (text_.text().find_first_not_of(" \t\r\n") == std::string_view::npos) return;
    const bool takes_item = pending_ && context.kind != BlockKind::table_cell;
    if (!takes_item) begin_empty_item();
    BlockStart start{.kind = context.kind, .level = context.level, .item = context.item};
    if (takes_item) start = std::move(*pending_);
    pending_.reset();
    write_block(std::move(start));
  }

  // "-- Somebody" says whose words a quotation is.
  void cut_attribution(std::size_t line) {
    for (const std::string_view mark : {"---"sv, "--"sv, "—"sv}) {
      if (text(line).starts_with(mark)) return cut(line, static_cast<Offset>(mark.size()));
    }
  }

  void gather(std::size_t begin, std::size_t end) {
    text_.clear();
    for (std::size_t line = begin; line < end; ++line) {
      text_.add(lines_[line].text);
      if (line + 1 < end) text_.add(lines_[line].line_end);
    }
  }

  void write_block(BlockStart start) {
    if (text_.text().empty()) return;
    begin_empty_item();
    builder_.begin_block(std::move(start));
    write_rst_inline(text_, builder_);
    builder_.end_block();
    has_prose_ = true;
  }

  std::string_view bytes_;
  std::vector<RstLine> lines_;
  Builder builder_;
  RstText text_;
  std::optional<BlockStart> pending_;          // the item whose text comes next
  std::vector<std::pair<char, bool>> styles_;  // of titles: the mark, and whether it stands above too
  std::size_t head_rows_ = 0;                  // of the table that is a list
  std::size_t row_ = 0;
  bool has_prose_ = false;  // but the document's title
};

}  // namespace

Document parse_rst(std::shared_ptr<const SourceFile> source) { return RstReader{source}.read(); }

}  // namespace galley
