// AsciiDoc, as Asciidoctor reads it.
//
// The lines are gone over once. What a line begins with tells what block stands
// there; what stands between two lines that are alike is a body of its own. Which
// list item a block belongs to is told by the lists that are open: a marker
// closes those further in, a paragraph behind a blank line closes all, and "+"
// keeps them. Both branches of a condition are read; what is included is not.
// Cost: linear; bodies within bodies are read to a depth.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "linter/document/builder.h"
#include "linter/formats/asciidoc_attributes.h"
#include "linter/formats/asciidoc_inline.h"
#include "linter/formats/asciidoc_lines.h"
#include "linter/formats/asciidoc_marks.h"
#include "linter/formats/asciidoc_tables.h"
#include "linter/formats/block_text.h"
#include "linter/formats/format.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr int deepest_body = 32;

std::uint8_t small(std::size_t value) { return static_cast<std::uint8_t>(std::min<std::size_t>(value, 255)); }

// What holds of all blocks of a body.
struct Context {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;  // of quotations, and of a head's cells
  std::size_t lists = 0;   // around it
  int depth = 0;
  std::uint32_t item = no_index;
  bool has_sections = false;
};

struct OpenList {
  AsciidocList list = AsciidocList::bullets;
  std::string_view form;
  std::uint32_t block = no_index;  // of its first item
  std::uint32_t item = no_index;   // what comes next belongs to
  bool wants_text = false;         // a term has been read, and not what is said of it
};

class AsciidocReader {
 public:
  explicit AsciidocReader(const std::shared_ptr<const SourceFile>& source)
      : bytes_(source->bytes()), builder_(source), text_(bytes_, builder_) {
    AsciidocLines read = read_asciidoc_lines(bytes_, source->mark_size());
    lines_ = std::move(read.lines);
    if (!read.front_matter.empty()) builder_.aside(AsideKind::front_matter, read.front_matter);
  }

  Document read() {
    Body body{.end = lines_.size(), .context = {.has_sections = true}};
    read_body(read_header(), body);
    return builder_.build();
  }

 private:
  struct Body {
    std::size_t end = 0;
    Context context;
    std::vector<OpenList> lists = {};
    AsciidocBlock block = {};  // what was said of the block that comes next
    std::size_t blanks = 0;    // lines in front of it
    bool goes_on = false;      // "+" stands in front of it
  };

  std::string_view slice(Span span) const { return bytes_.substr(span.begin, span.size()); }
  std::string_view text(std::size_t line) const { return slice(lines_[line].text); }
  // What an indented line begins with is no mark.
  std::string_view flush(std::size_t line) const { return lines_[line].indent > 0 ? ""sv : text(line); }

  void cut(std::size_t line, std::size_t size) {
    Span& span = lines_[line].text;
    span.begin += static_cast<Offset>(std::min<std::size_t>(size, span.size()));
    while (!span.empty() && (bytes_[span.begin] == ' ' || bytes_[span.begin] == '\t')) ++span.begin;
  }

  // The document's title and the lines that say who wrote it.
  std::size_t read_header() {
    const std::size_t at = title_line();
    std::size_t end = at;
    if (at == lines_.size()) return 0;
    if (asciidoc_title_level(flush(at)) == 1) {
      end = at + 1;
    } else if (at + 1 < lines_.size() && asciidoc_underlined_level(flush(at), flush(at + 1)) == 1) {
      end = at + 2;
      has_old_quotes_ = true;
    } else {
      return 0;
    }
    Body body{.end = at};
    read_body(0, body);
    if (end == at + 1) cut(at, 1);
    write({.kind = BlockKind::heading, .level = 1}, at, at + 1);
    for (int about = 0; end < lines_.size() && !lines_[end].blank(); ++end) {
      if (is_asciidoc_comment(text(end))) {
        add_comment(end);
      } else if (is_asciidoc_entry(flush(end))) {
        end = read_entry(end, lines_.size()) - 1;
      } else if (++about > 2 || begins_block(end)) {
        break;
      }
    }
    return end;
  }

  // The first line that is more than a note.
  std::size_t title_line() const {
    std::size_t at = 0;
    while (at < lines_.size()) {
      if (is_asciidoc_entry(flush(at))) {
        at = entry_end(at, lines_.size());
      } else if (!lines_[at].blank() && asciidoc_delimiter(flush(at)) == '/') {
        at = std::min(closing_of(at, lines_.size()) + 1, lines_.size());
      } else if (lines_[at].blank() || !begins_text(at)) {
        ++at;
      } else {
        break;
      }
    }
    return at;
  }

  bool begins_text(std::size_t line) const {
    const std::string_view begin = flush(line);
    return !lines_[line].blank() && !is_asciidoc_comment(begin) && !is_asciidoc_entry(begin) &&
           !is_asciidoc_attributes(begin);
  }

  void add_comment(std::size_t line) {
    if (!is_asciidoc_comment(text(line))) return;
    const Span span = lines_[line].text;
    builder_.comment(span, slice({span.begin + 2, span.end}));
  }

  // A value goes on behind a backslash at its line's end.
  std::size_t entry_end(std::size_t at, std::size_t end) const {
    while (at + 1 < end && text(at).ends_with(" \\") && !lines_[at + 1].blank()) ++at;
    return at + 1;
  }

  std::size_t read_entry(std::size_t at, std::size_t end) {
    if (text(at).starts_with(":compat-mode:")) has_old_quotes_ = true;
    if (text(at).starts_with(":!compat-mode:") || text(at).starts_with(":compat-mode!:")) has_old_quotes_ = false;
    return entry_end(at, end);
  }

  void read_body(std::size_t at, Body& body) {
    if (++body.context.depth > deepest_body) return;
    while (at < body.end) {
      if (lines_[at].blank()) {
        ++body.blanks;
        ++at;
      } else {
        at = read_line(at, body);
      }
    }
  }

  std::uint32_t item_of(const Body& body) const {
    return body.lists.empty() ? body.context.item : body.lists.back().item;
  }

  // What isn't attached to an item ends the lists.
  void leave_lists(Body& body) {
    if (!body.goes_on && body.blanks > 0) body.lists.clear();
    settle(body);
  }

  void settle(Body& body) {
    body.blanks = 0;
    body.goes_on = false;
  }

  // Reads what stands at `at`, and says where it ends.
  std::size_t read_line(std::size_t at, Body& body) {
    const std::string_view line = flush(at);
    if (is_asciidoc_comment(line)) {
      leave_lists_at_note(at, body);
      add_comment(at);
      return at + 1;
    }
    if (line == "+" && !body.lists.empty()) return read_continuation(at, body);
    if (is_asciidoc_entry(line)) return read_entry(at, body.end);
    if (is_asciidoc_attributes(line)) {
      leave_lists_at_note(at, body);
      body.block.read(line);
      return at + 1;
    }
    if (is_asciidoc_block_title(line)) return read_block_title(at, body);
    return read_block(at, body);
  }

  // What is said of a block ends the lists if a blank line parts it from them;
  // but lists of terms go on in another list.
  void leave_lists_at_note(std::size_t at, Body& body) {
    if (body.lists.empty() || body.goes_on || body.blanks == 0) return;
    if (body.lists.back().list == AsciidocList::terms) {
      std::size_t next = at;
      while (next < body.end && (lines_[next].blank() || !begins_text(next))) next = lines_[next].next;
      if (next < body.end && (body.lists.back().wants_text || asciidoc_marker(text(next)))) return;
    }
    leave_lists(body);
  }

  // Each blank line in front of "+" leads one item further out.
  std::size_t read_continuation(std::size_t at, Body& body) {
    for (; body.blanks > 0 && body.lists.size() > 1; --body.blanks) body.lists.pop_back();
    body.blanks = 0;
    body.goes_on = true;
    body.lists.back().wants_text = false;
    return at + 1;
  }

  std::size_t read_block_title(std::size_t at, Body& body) {
    leave_lists_at_note(at, body);
    cut(at, 1);
    begin_empty_item();
    write({.kind = BlockKind::caption, .level = small(stands_over_table(at, body) ? 1 : 0), .item = item_of(body)}, at,
          at + 1);
    return at + 1;
  }

  bool stands_over_table(std::size_t at, const Body& body) const {
    do {
      at = lines_[at].next;
    } while (at < body.end && !begins_text(at));
    return at < body.end && asciidoc_delimiter(flush(at)) == '|';
  }

  std::size_t read_block(std::size_t at, Body& body) {
    const std::string_view line = flush(at);
    if (const auto macro = asciidoc_block_macro(line)) {
      leave_lists(body);
      add_shown(*macro, at);
      body.block = {};
      return at + 1;
    }
    if (const char delimiter = asciidoc_delimiter(line); delimiter != '\0') {
      if (!body.goes_on) body.lists.clear();
      settle(body);
      return read_delimited(at, delimiter, body);
    }
    if (is_asciidoc_code_style(body.block.style)) return read_paragraph(at, body);
    if (is_asciidoc_rule(line)) {
      leave_lists(body);
      return at + 1;
    }
    if (const Offset level = asciidoc_title_level(line); level > 0) {
      cut(at, level);
      return read_title(at, at + 1, level, body);
    }
    if (body.context.has_sections && at + 1 < body.end) {
      if (const Offset level = asciidoc_underlined_level(line, flush(at + 1)); level > 0)
        return read_title(at, at + 2, level, body);
    }
    if (const auto marker = asciidoc_marker(text(at))) return read_item(at, *marker, body);
    return read_paragraph(at, body);
  }

  std::size_t read_title(std::size_t at, std::size_t end, Offset level, Body& body) {
    body.lists.clear();
    body.block = {};
    settle(body);
    // "== Title ==" is the same.
    Span& title = lines_[at].text;
    const std::string_view marks = slice(title).substr(slice(title).find_last_not_of("=#") + 1);
    if (marks.size() == level && marks.size() + 1 < title.size() && slice(title)[title.size() - level - 1] == ' ')
      title.end -= level + 1;
    begin_empty_item();
    write({.kind = BlockKind::heading, .level = small(level), .item = body.context.item}, at, at + 1);
    return end;
  }

  // What a macro shows stands there, though nothing may be said of it.
  void add_shown(const AsciidocMacro& macro, std::size_t line) {
    Span said{lines_[line].text.begin, lines_[line].text.begin};
    const std::string_view alternative = macro.name == "image" ? asciidoc_alternative(macro.attributes) : ""sv;
    if (!alternative.empty()) {
      said.begin = static_cast<Offset>(alternative.data() - bytes_.data());
      said.end = said.begin + static_cast<Offset>(alternative.size());
    }
    builder_.aside(AsideKind::image, said);
  }

  // The line that is the same as the one at `at`, or `end`.
  std::size_t closing_of(std::size_t at, std::size_t end) const {
    const std::string_view mark = text(at).starts_with("```") ? "```"sv : text(at);
    std::size_t close = at + 1;
    while (close < end && flush(close) != mark) ++close;
    return close;
  }

  std::size_t read_delimited(std::size_t at, char delimiter, Body& body) {
    const AsciidocBlock block = std::exchange(body.block, {});
    const std::size_t close = closing_of(at, body.end);
    const std::size_t end = std::min(close + 1, body.end);
    Context context = body.context;
    context.item = item_of(body);
    context.lists += body.lists.size();
    context.has_sections = false;
    if (delimiter == '/' || block.style == "comment") {
      add_comment(at, close, end);
    } else if (delimiter == '+' && block.style.empty()) {
      add_passed(at + 1, close);
    } else if (delimiter == '|') {
      read_table(at, close, block, context);
    } else if (delimiter == '-' || delimiter == '.' || delimiter == '`' || delimiter == '+' ||
               is_asciidoc_code_style(block.style)) {
      write_code(at + 1, close, context.item);
    } else {
      Body inner{.end = close, .context = delimiter == '_' || block.style == "quote" ? quotation(context) : context};
      read_body(at + 1, inner);
    }
    return end;
  }

  static Context quotation(Context context) {
    context.level = small(context.kind == BlockKind::quote ? context.level + 1U : 1U);
    context.kind = BlockKind::quote;
    return context;
  }

  void add_comment(std::size_t at, std::size_t close, std::size_t end) {
    const Offset from = lines_[at].line_end.end;
    const Offset to = close < end ? std::max(from, lines_[close].text.begin) : lines_[end - 1].text.end;
    builder_.comment({lines_[at].text.begin, lines_[end - 1].text.end}, slice({from, std::max(from, to)}));
  }

  // Of what is passed through only the comments are read.
  void add_passed(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const Span all{lines_[begin].text.begin, lines_[end - 1].text.end};
    for (std::size_t open = bytes_.find("<!--", all.begin); open < all.end; open = bytes_.find("<!--", open + 1)) {
      const std::size_t close = slice({0, all.end}).find("-->", open);
      if (close == std::string_view::npos) break;
      const Span span{static_cast<Offset>(open), static_cast<Offset>(close + 3)};
      builder_.comment(span, slice({span.begin + 4, std::max(span.begin + 4, span.end - 3)}));
      open = close;
    }
    builder_.aside(AsideKind::image, {all.begin, all.begin});
  }

  void read_table(std::size_t at, std::size_t close, const AsciidocBlock& block, const Context& context) {
    const std::span inner = std::span{lines_}.subspan(at + 1, close - at - 1);
    std::vector<AsciidocCell> cells = asciidoc_cells(bytes_, inner, text(at), block);
    std::vector<SourceLine> around = std::exchange(lines_, {});
    begin_empty_item();
    for (AsciidocCell& cell : cells) {
      lines_ = std::move(cell.lines);
      Body body{.end = lines_.size(), .context = context};
      body.context.kind = BlockKind::table_cell;
      body.context.level = cell.is_head ? 1 : 0;
      if (!cell.is_head && (cell.style == 'l' || cell.style == 'm')) {
        write_code(0, lines_.size(), context.item);
      } else if (!cell.is_head && cell.style == 'a') {
        read_body(0, body);
      } else {
        if (cell.style == 'h') body.context.level = 1;
        read_flat(0, body);
      }
    }
    lines_ = std::move(around);
  }

  // Paragraphs, and nothing else.
  void read_flat(std::size_t at, const Body& body) {
    while (at < body.end) {
      std::size_t stop = at;
      while (stop < body.end && !lines_[stop].blank()) ++stop;
      write_prose(at, stop, body.context);
      at = stop + 1;
    }
  }

  std::size_t read_item(std::size_t at, const AsciidocMarker& marker, Body& body) {
    body.block = {};
    settle(body);
    const auto same = std::find_if(body.lists.rbegin(), body.lists.rend(), [&](const OpenList& list) {
      return list.list == marker.list && list.form == marker.form;
    });
    const bool goes_on = same != body.lists.rend();
    if (goes_on) {
      body.lists.erase(same.base(), body.lists.end());
    } else {
      const std::uint32_t around = item_of(body);
      body.lists.push_back({.list = marker.list, .form = marker.form, .item = around});
    }
    return marker.list == AsciidocList::terms ? read_term(at, marker, body) : read_bullet(at, marker, goes_on, body);
  }

  std::size_t read_term(std::size_t at, const AsciidocMarker& marker, Body& body) {
    OpenList& list = body.lists.back();
    const Span line = lines_[at].text;
    lines_[at].text.end = line.begin + marker.begin;
    begin_empty_item();
    Context context = body.context;
    context.item = list.item;
    write_prose(at, at + 1, context);
    lines_[at].text = {line.begin, line.end};
    cut(at, marker.end);
    list.wants_text = lines_[at].blank();
    const std::size_t begin = list.wants_text ? at + 1 : at;
    const std::size_t end = list.wants_text ? begin : paragraph_end(at, body);
    write_prose(begin, end, context);
    return std::max(end, at + 1);
  }

  std::size_t read_bullet(std::size_t at, const AsciidocMarker& marker, bool goes_on, Body& body) {
    OpenList& list = body.lists.back();
    const Span place{lines_[at].text.begin, lines_[at].text.begin + marker.end};
    cut(at, marker.end);
    if (marker.list == AsciidocList::bullets) cut_box(at);
    begin_empty_item();
    const std::uint32_t block = builder_.next_block();
    if (!goes_on) list.block = block;
    std::uint32_t around = body.lists.size() > 1 ? body.lists[body.lists.size() - 2].item : body.context.item;
    pending_ = BlockStart{.kind = BlockKind::list_item,
                          .level = small(body.context.lists + body.lists.size()),
                          .number = std::string{slice(place)},
                          .marker = place,
                          .list = list.block,
                          .item = around};
    list.item = block;
    Context context = body.context;
    context.item = block;
    const std::size_t end = paragraph_end(at, body);
    write_prose(at, end, context);
    return end;
  }

  // "[x]" says that something is done.
  void cut_box(std::size_t line) {
    for (const std::string_view box : {"[ ] "sv, "[x] "sv, "[*] "sv}) {
      if (text(line).starts_with(box)) return cut(line, box.size());
    }
  }

  // Blocks that end a paragraph without a blank line.
  bool begins_block(std::size_t line) const {
    const std::string_view begin = flush(line);
    return is_asciidoc_attributes(begin) || asciidoc_delimiter(begin) != '\0';
  }

  std::size_t paragraph_end(std::size_t at, const Body& body) const {
    std::size_t stop = at + 1;
    for (; stop < body.end && !lines_[stop].blank() && !begins_block(stop); ++stop) {
      if (!body.lists.empty() && (text(stop) == "+" || asciidoc_marker(text(stop)))) break;
      if (const auto macro = asciidoc_block_macro(flush(stop)); macro && macro->name == "include") break;
    }
    return stop;
  }

  std::size_t read_paragraph(std::size_t at, Body& body) {
    const bool wants_text = !body.lists.empty() && body.lists.back().wants_text;
    const bool is_literal = lines_[at].indent > 0 && !wants_text;
    if (!wants_text && !is_literal) leave_lists(body);
    settle(body);
    if (wants_text) body.lists.back().wants_text = false;
    const AsciidocBlock block = std::exchange(body.block, {});
    const std::size_t end = paragraph_end(at, body);
    Context context = body.context;
    context.item = item_of(body);
    if (block.style == "comment") {
      builder_.comment({lines_[at].text.begin, lines_[end - 1].text.end},
                       slice({lines_[at].text.begin, lines_[end - 1].text.end}));
    } else if (is_asciidoc_code_style(block.style) || (is_literal && block.style != "normal")) {
      write_code(at, end, context.item);
    } else if (block.style == "quote" || text(at).starts_with("> ")) {
      for (std::size_t line = at; line < end; ++line) cut_quotation(line);
      write_prose(at, end, quotation(context));
    } else {
      cut(at, asciidoc_admonition(text(at)));
      write_prose(at, end, context);
    }
    return end;
  }

  void cut_quotation(std::size_t line) {
    if (text(line).starts_with("> ") || text(line) == ">") cut(line, 1);
    if (text(line).starts_with("-- ")) cut(line, 2);
  }

  void begin_empty_item() {
    if (!pending_) return;
    builder_.begin_block(std::move(*pending_));
    builder_.end_block();
    pending_.reset();
  }

  void write_code(std::size_t begin, std::size_t end, std::uint32_t item) {
    while (begin < end && lines_[begin].blank()) ++begin;
    while (begin < end && lines_[end - 1].blank()) --end;
    if (begin >= end) return;
    begin_empty_item();
    builder_.begin_block({.kind = BlockKind::code, .item = item});
    text_.clear();
    text_.add({lines_[begin].text.begin, lines_[end - 1].text.end});
    text_.write(static_cast<Offset>(text_.text().size()));
    builder_.end_block();
  }

  void write_prose(std::size_t begin, std::size_t end, const Context& context) {
    const bool is_empty = std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(begin),
                                      lines_.begin() + static_cast<std::ptrdiff_t>(std::max(begin, end)),
                                      [](const SourceLine& line) { return line.blank(); });
    if (is_empty) return;
    BlockStart start{.kind = context.kind, .level = context.level, .item = context.item};
    if (pending_) {
      start = std::move(*pending_);
      pending_.reset();
    }
    write(std::move(start), begin, end);
  }

  // Comments between the lines belong to the block.
  void write(BlockStart start, std::size_t begin, std::size_t end) {
    const std::uint32_t item = start.kind == BlockKind::list_item ? builder_.next_block() : start.item;
    text_.clear();
    std::vector<std::size_t> comments;
    for (std::size_t line = begin; line < end; ++line) {
      if (line > begin && is_asciidoc_comment(flush(line))) {
        comments.push_back(line);
        continue;
      }
      text_.add(lines_[line].text);
      if (line + 1 < end) text_.add(lines_[line].line_end);
    }
    builder_.begin_block(std::move(start));
    std::vector<TextSpan> notes = write_asciidoc_inline(text_, builder_, has_old_quotes_);
    for (const std::size_t line : comments) add_comment(line);
    builder_.end_block();
    write_notes(notes, item);
  }

  // What stands in brackets in the midst of a paragraph is read behind it.
  void write_notes(const std::vector<TextSpan>& notes, std::uint32_t item) {
    std::vector<std::vector<Span>> texts;
    for (const TextSpan& note : notes) texts.push_back(text_.sources(note.begin, note.end));
    for (const std::vector<Span>& note : texts) {
      text_.clear();
      text_.reopen();
      for (const Span& piece : note) text_.add(piece);
      builder_.begin_block({.kind = BlockKind::footnote, .item = item});
      write_asciidoc_inline(text_, builder_, has_old_quotes_);
      builder_.end_block();
    }
  }

  std::string_view bytes_;
  std::vector<SourceLine> lines_;
  Builder builder_;
  BlockText text_;
  std::optional<BlockStart> pending_;  // the item whose text comes next
  bool has_old_quotes_ = false;
};

}  // namespace

Document parse_asciidoc(std::shared_ptr<const SourceFile> source) { return AsciidocReader{source}.read(); }

}  // namespace galley
