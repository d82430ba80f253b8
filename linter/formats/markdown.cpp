// CommonMark with GitHub's tables, strikethrough and task lists, and footnotes.
//
// md4c calls back for each block, span and piece of text. A piece is nearly
// always a pointer into what it was given, which is an exact origin; what it
// makes up itself (line ends, indentation) is looked for behind the last piece.
// Blocks are begun with their first piece of text, when it is known where they
// stand; a list item's number is found by MarkerFinder.
//
// Code, images and what is struck out are each one opaque token: all text
// between their callbacks is captured. Cost: linear; see MarkdownSource.
#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include <md4c.h>

#include "linter/document/builder.h"
#include "linter/formats/entities.h"
#include "linter/formats/format.h"
#include "linter/formats/formulas.h"
#include "linter/formats/markdown_masks.h"
#include "linter/formats/markdown_parts.h"
#include "linter/formats/markdown_source.h"
#include "linter/formats/marker_finder.h"
#include "linter/formats/mdx_source.h"
#include "linter/formats/myst_source.h"
#include "linter/formats/notebook.h"
#include "linter/formats/pending_marks.h"
#include "linter/formats/quarto_source.h"
#include "linter/formats/raw_html.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

// How far a mark is looked for when no text tells where to stop.
constexpr Offset marker_window = 4096;

constexpr unsigned markdown_flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
constexpr unsigned mdx_flags = markdown_flags | MD_FLAG_NOINDENTEDCODEBLOCKS;

class MarkdownReader {
 public:
  // `bytes` are the source's, or Markdown of the same size in which what is none
  // is overwritten, as `masks` tell; they outlive this.
  MarkdownReader(const std::shared_ptr<const SourceFile>& source, std::string_view bytes, unsigned flags,
                 std::span<const Mask> masks = {}, MarkdownKind kind = MarkdownKind::file)
      : written_(source->bytes()),
        bytes_(bytes),
        flags_(flags),
        source_(bytes_, source->mark_size(), kind == MarkdownKind::file),
        builder_(source),
        masks_(masks, written_, builder_),
        markers_(bytes_, source_.begin()),
        consumed_(source_.begin()) {}

  Document read() {
    MD_PARSER parser{};
    parser.flags = flags_;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return of(self).enter_block(type, detail); };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).leave_block(type); };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) { return of(self).enter_span(type, detail); };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).leave_span(type); };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return of(self).text(type, text, size);
    };
    if (source_.begin() > source_.mark_size()) {
      builder_.aside(AsideKind::front_matter, {source_.mark_size(), source_.begin()});
    }
    const std::string_view all = source_.text().substr(source_.begin());
    md_parse(all.data(), static_cast<MD_SIZE>(all.size()), &parser, this);
    masks_.pass(size() + 1);
    return builder_.build();
  }

 private:
  static MarkdownReader& of(void* self) { return *static_cast<MarkdownReader*>(self); }

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    end_block();
    leaf_ = type;
    switch (type) {
      case MD_BLOCK_QUOTE:
        enter_container({.kind = Container::quote});
        break;
      case MD_BLOCK_UL:
        enter_container({.kind = Container::bullets, .mark = static_cast<MD_BLOCK_UL_DETAIL*>(detail)->mark});
        break;
      case MD_BLOCK_OL: {
        const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
        enter_container({.kind = Container::numbers, .mark = list->mark_delimiter, .value = list->start});
        break;
      }
      case MD_BLOCK_LI:
        containers_.push_back({.kind = Container::item, .pending = true});
        break;
      case MD_BLOCK_HR:
        begin_empty_item(consumed_ + marker_window);
        markers_.pass_rule();
        break;
      case MD_BLOCK_H:
        if (!is_masked_heading()) begin_empty_item(consumed_ + marker_window);
        level_ = static_cast<std::uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
      case MD_BLOCK_CODE:
      case MD_BLOCK_HTML:
        lines_.clear();
        break;
      default:
        break;
    }
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        --quotes_;
        containers_.pop_back();
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        --lists_;
        containers_.pop_back();
        break;
      case MD_BLOCK_LI:
        begin_empty_item(consumed_ + marker_window);
        end_block();
        containers_.pop_back();
        break;
      case MD_BLOCK_CODE:
        add_code_block();
        break;
      case MD_BLOCK_HTML:
        add_html_block();
        break;
      case MD_BLOCK_THEAD:
        markers_.pass_line();
        break;
      case MD_BLOCK_H:
        pass_underline();
        break;
      default:
        break;
    }
    end_block();
    leaf_ = MD_BLOCK_P;
    return 0;
  }

  // A title that is no heading in the source.
  bool is_masked_heading() const {
    if (masks_.empty() || consumed_ >= size()) return false;
    const std::size_t mark = bytes_.substr(consumed_, marker_window).find('#');
    return mark != bytes_.npos && written_[consumed_ + mark] != '#';
  }

  void enter_container(const Container& container) {
    begin_empty_item(consumed_ + marker_window);
    (container.kind == Container::quote ? quotes_ : lists_) += 1;
    containers_.push_back(container);
  }

  void end_block() {
    if (capture_.depth > 0) end_capture();
    builder_.end_block();
    pending_.clear();
    open_ = false;
  }

  // The block of the innermost item, if that has begun.
  std::uint32_t enclosing_item() const {
    for (auto container = containers_.rbegin(); container != containers_.rend(); ++container) {
      if (container->kind == Container::item && !container->pending) return container->block;
    }
    return no_index;
  }

  bool item_is_pending() const { return !containers_.empty() && containers_.back().pending; }

  // An item that begins with something else than text.
  void begin_empty_item(Offset limit) {
    if (!item_is_pending()) return;
    builder_.begin_block(list_item(limit));
    builder_.end_block();
  }

  BlockStart list_item(Offset limit) {
    Container& item = containers_.back();
    Container& list = containers_[containers_.size() - 2];
    const bool is_number = list.kind == Container::numbers;
    BlockStart start{.kind = BlockKind::list_item, .level = small(lists_), .item = enclosing_item()};
    builder_.end_block();
    item.pending = false;
    item.block = builder_.next_block();
    if (list.block == no_index) list.block = item.block;
    start.list = list.block;
    if (const auto marker = markers_.find(list.mark, is_number, std::min(limit, size()))) {
      start.marker = *marker;
      start.number = bytes_.substr(marker->begin, marker->size());
    } else {
      if (is_number) start.number = std::to_string(list.value);
      start.number += list.mark;
    }
    ++list.value;
    return start;
  }

  // Begins the block whose text begins at `at`, and the marks in front of it.
  void open_block(Offset at) {
    if (!open_) begin_leaf(at);
    pending_.begin_all(builder_);
  }

  void begin_leaf(Offset at) {
    open_ = true;
    heading_begin_ = at;
    masks_.pass(at);
    const auto told = masks_.take_kind();
    if (told == BlockKind::caption && !item_is_pending()) {
      builder_.begin_block({.kind = BlockKind::caption, .item = enclosing_item()});
    } else if (leaf_ == MD_BLOCK_H && !told) {
      builder_.begin_block({.kind = BlockKind::heading, .level = level_, .item = enclosing_item()});
    } else if (leaf_ == MD_BLOCK_TH || leaf_ == MD_BLOCK_TD) {
      begin_empty_item(at);
      const std::uint8_t head = leaf_ == MD_BLOCK_TH ? 1 : 0;
      builder_.begin_block({.kind = BlockKind::table_cell, .level = head, .item = enclosing_item()});
    } else if (item_is_pending()) {
      builder_.begin_block(list_item(at));
    } else if (const int quotes = quotes_ + masks_.quotes(); quotes > 0) {
      builder_.begin_block({.kind = BlockKind::quote, .level = small(quotes), .item = enclosing_item()});
    } else {
      const BlockKind kind =
          source_.has_footnotes() && source_.in_footnote(at) ? BlockKind::footnote : BlockKind::paragraph;
      builder_.begin_block({.kind = kind, .item = enclosing_item()});
    }
  }

  int enter_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& target = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
      target_.assign(target.text, target.text ? target.size : 0);
      begin_mark(InlineKind::link, place(target.text, target.size).value_or(Span{}));
    } else if (type == MD_SPAN_EM) {
      begin_mark(InlineKind::emphasis);
    } else if (type == MD_SPAN_STRONG) {
      begin_mark(InlineKind::strong);
    } else if (type == MD_SPAN_CODE) {
      begin_capture(Capture::code);
    } else if (type == MD_SPAN_DEL) {
      begin_capture(Capture::struck);
    } else if (type == MD_SPAN_IMG) {
      begin_capture(Capture::image);
      if (capture_.depth == 1) begin_image();
    }
    return 0;
  }

  int leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_A) {
      target_.clear();
      end_mark(InlineKind::link);
    }
    if (type == MD_SPAN_EM) end_mark(InlineKind::emphasis);
    if (type == MD_SPAN_STRONG) end_mark(InlineKind::strong);
    if (type == MD_SPAN_CODE || type == MD_SPAN_DEL || type == MD_SPAN_IMG) {
      if (capture_.depth == 1)
        end_capture();
      else if (capture_.depth > 1)
        --capture_.depth;
    }
    return 0;
  }

  // The marks begin with the text behind them: a block is begun by its first text.
  void begin_mark(InlineKind kind, Span target = {}) {
    if (capture_.depth == 0) pending_.add(kind, target);
  }

  void end_mark(InlineKind kind) {
    if (capture_.depth == 0) pending_.end(kind, builder_);
  }

  void begin_capture(Capture::Kind kind) {
    if (capture_.depth++ > 0) return;
    capture_.kind = kind;
    capture_.by_tag = capture_.joined = false;
    capture_.span = capture_.alternative = {};
    capture_.text.clear();
  }

  void begin_image() {
    const auto found = static_cast<Offset>(std::min(bytes_.find("![", consumed_), std::size_t{size()}));
    capture_.span = {found, std::min(found + 2, size())};
  }

  void capture(Span span) {
    open_block(capture_.span.empty() ? span.begin : capture_.span.begin);
    if (capture_.span.empty()) {
      capture_.span = span;
    } else {
      if (span.begin != capture_.span.end) capture_.joined = true;
      capture_.span.end = std::max(capture_.span.end, span.end);
    }
    capture_.text += bytes_.substr(span.begin, span.size());
    capture_.alternative = capture_.alternative.empty() ? span : join(capture_.alternative, span);
  }

  void end_capture() {
    capture_.depth = 0;
    if (capture_.span.empty()) return;
    open_block(capture_.span.begin);
    if (capture_.kind == Capture::image) {
      masks_.pass(capture_.span.begin);
      if (!capture_.alternative.empty()) builder_.aside(AsideKind::image, capture_.alternative);
      builder_.opaque(TokenKind::code, picture, capture_.span);
    } else {
      if (capture_.kind == Capture::code) builder_.begin_inline(InlineKind::code);
      builder_.opaque(TokenKind::code, capture_.text, capture_.span);
      if (capture_.kind == Capture::code) builder_.end_inline(InlineKind::code);
    }
    consume(capture_.span.end);
  }

  void consume(Offset end) {
    consumed_ = std::max(consumed_, end);
    markers_.pass(consumed_);
  }

  Offset size() const { return static_cast<Offset>(bytes_.size()); }
  static std::uint8_t small(int value) { return static_cast<std::uint8_t>(std::min(value, 255)); }

  // Where `text` stands in the source, if it is no text of md4c's own.
  std::optional<Span> place(const char* text, MD_SIZE size) const {
    const std::string_view all = source_.text();
    if (std::less<>{}(text, all.data()) || std::less<>{}(all.data() + all.size(), text + size)) return std::nullopt;
    const auto at = static_cast<Offset>(text - all.data());
    return Span{source_.source_offset(at), source_.source_offset(at + size)};
  }

  int text(MD_TEXTTYPE type, const char* text, MD_SIZE size) {
    const auto span = place(text, size);
    if (leaf_ == MD_BLOCK_CODE || leaf_ == MD_BLOCK_HTML) {
      if (span) lines_.push_back(*span);
    } else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
      line_break();
    } else if (type == MD_TEXT_NULLCHAR) {
      null_character();
    } else if (!span) {
      if (capture_.depth > 0) capture_.text += ' ';
    } else if (type == MD_TEXT_HTML) {
      if (item_is_pending()) open_block(span->begin);
      tag(*span);
    } else if (capture_.depth > 0) {
      capture(*span);
    } else if (type == MD_TEXT_ENTITY) {
      entity(*span);
    } else {
      prose(*span);
    }
    if (span && type != MD_TEXT_HTML) consume(span->end);
    return 0;
  }

  void prose(Span span) {
    open_block(span.begin);
    if (!target_.empty()) {
      const std::string_view written = bytes_.substr(span.begin, span.size());
      const bool is_address = target_.ends_with(written) &&
                              (target_.size() == written.size() || target_ == "mailto:" + std::string{written});
      target_.clear();
      if (is_address) {
        builder_.begin_inline(InlineKind::address);
        builder_.opaque(TokenKind::link, written, span);
        return builder_.end_inline(InlineKind::address);
      }
    }
    masks_.write(span, [this](Span text) {
      if (!source_.has_footnotes()) return builder_.text(text);
      for (const Span piece : source_.without_notes(text)) builder_.text(piece);
    });
  }

  void entity(Span span) {
    open_block(span.begin);
    const auto decoded = decode_entity(bytes_.substr(span.begin, span.size()));
    decoded ? builder_.replaced(*decoded, span) : builder_.text(span);
  }

  void line_break() {
    const std::size_t found = bytes_.find_first_of("\r\n", consumed_);
    if (found == bytes_.npos) return;
    const Offset size = bytes_.substr(found, 2) == "\r\n" ? 2 : 1;
    const Span span{static_cast<Offset>(found), static_cast<Offset>(found) + size};
    if (capture_.depth > 0) {
      capture_.text += ' ';
    } else if (open_ && masks_.parts(span.begin)) {
      end_block();
    } else if (open_) {
      builder_.text(span);
    }
    consume(span.end);
  }

  void null_character() {
    const std::size_t found = bytes_.find('\0', consumed_);
    if (found == bytes_.npos) return;
    const Span span{static_cast<Offset>(found), static_cast<Offset>(found + 1)};
    if (capture_.depth > 0) {
      capture(span);
    } else {
      open_block(span.begin);
      builder_.replaced("\xEF\xBF\xBD", span);
    }
    consume(span.end);
  }

  // Raw HTML between words.
  void tag(Span span) {
    if (span.begin < consumed_) return;  // a further line of the last one
    const std::string_view written = bytes_.substr(span.begin, span.size());
    if (written.starts_with("<!--")) return comment(span);
    if (stands_for_object(span)) return object(span);
    const std::string_view name = tag_name(written);
    if ((is_tag(name, "br") || is_tag(name, "li")) && capture_.depth == 0 && open_) builder_.replaced("\n", span);
    if (is_tag(name, "img") && capture_.depth == 0) {
      open_block(span.begin);
      builder_.opaque(TokenKind::code, picture, span);
    }
    for (const std::string_view captured : {"code"sv, "kbd"sv, "samp"sv, "var"sv, "tt"sv, "del"sv, "s"sv}) {
      if (is_tag(name, captured) && capture_.depth == 0) {
        const bool struck = captured == "del" || captured == "s" || captured == "var";
        begin_capture(struck ? Capture::struck : Capture::code);
        capture_.by_tag = true;
      } else if (name.starts_with('/') && is_tag(name.substr(1), captured) && capture_.by_tag && capture_.depth == 1) {
        end_capture();
      }
    }
    consume(span.end);
  }

  // In MDX, "{price}" and "<Icon name="gear" />" stand for something that is
  // shown between words; "{#an-anchor}" for nothing.
  bool stands_for_object(Span span) const {
    if (written_[span.begin] == '{') return true;
    return flags_ == mdx_flags && bytes_.substr(span.begin, span.size()).ends_with("/>") &&
           is_ascii_upper(bytes_[span.begin + 1]);
  }

  void object(Span span) {
    if (written_.substr(span.begin, 2) != "{#" && capture_.depth == 0) {
      open_block(span.begin);
      builder_.opaque(TokenKind::code, picture, span);
    }
    consume(span.end);
  }

  void comment(Span span) {
    const std::size_t close = bytes_.find("-->", span.begin + 4);
    if (close == bytes_.npos) return consume(span.end);
    add_comment({span.begin, static_cast<Offset>(close + 3)});
    consume(static_cast<Offset>(close + 3));
  }

  void add_comment(Span span) {
    const bool is_script = written_[span.begin] == '{';  // "{/* … */}"
    const Offset begin = span.begin + (is_script ? 3 : 4);
    masks_.add_comment(span, written_.substr(begin, span.end - 3 - begin));
  }

  void add_code_block() {
    if (lines_.empty()) return;
    Span span{lines_.front().begin, lines_.back().end};
    while (!span.empty() && is_space_byte(bytes_[span.end - 1])) --span.end;
    begin_empty_item(span.begin);
    builder_.begin_block({.kind = BlockKind::code, .item = enclosing_item()});
    builder_.text(span);
    builder_.end_block();
    consume(span.end);
  }

  void add_html_block() {
    for (const RawHtml& piece : read_raw_html(bytes_, lines_)) {
      switch (piece.kind) {
        case RawHtmlKind::text:
          add_html_text(piece.span);
          break;
        case RawHtmlKind::line_end:
          add_html_line_end(piece.span);
          break;
        case RawHtmlKind::block_end:
          end_block();
          break;
        case RawHtmlKind::image:
          open_block(piece.span.begin);
          builder_.opaque(TokenKind::code, picture, piece.span);
          break;
        case RawHtmlKind::comment: {
          const bool closed = bytes_.substr(piece.span.end, 3) == "-->";
          if (closed) add_comment({piece.span.begin - 4, piece.span.end + 3});
          if (!closed)
            masks_.add_comment({piece.span.begin - 4, piece.span.end},
                               bytes_.substr(piece.span.begin, piece.span.size()));
          break;
        }
        case RawHtmlKind::code:
          lines_ = {piece.span};
          end_block();
          add_code_block();
          break;
      }
    }
    if (!lines_.empty()) consume(lines_.back().end);
  }

  void add_html_line_end(Span span) {
    if (!open_) return;
    if (span.empty() && bytes_.substr(span.begin, 1) == "\n") return builder_.text({span.begin, span.begin + 1});
    builder_.replaced("\n", span);
  }

  void add_html_text(Span span) {
    while (!open_ && !span.empty() && is_space_byte(bytes_[span.begin])) ++span.begin;
    if (span.empty()) return;
    open_block(span.begin);
    each_entity(
        bytes_, span, [&](Span text) { masks_.write(text, [&](Span part) { builder_.text(part); }); },
        [&](const std::string& decoded, Span entity) { builder_.replaced(decoded, entity); });
  }

  static bool is_space_byte(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

  // The "---" under a heading is no bullet.
  void pass_underline() {
    const std::string_view all = bytes_;
    std::size_t begin = open_ ? heading_begin_ : consumed_;
    while (begin > 0 && all[begin - 1] != '\n' && all[begin - 1] != '\r' && all[begin - 1] != '#') --begin;
    if (open_ && (begin == 0 || all[begin - 1] != '#')) {
      markers_.pass_line();
      markers_.pass_line();
    }
  }

  std::string_view written_;  // the source
  std::string_view bytes_;    // what of it is Markdown
  unsigned flags_;
  MarkdownSource source_;
  Builder builder_;
  Masks masks_;
  MarkerFinder markers_;
  Offset consumed_;  // what stands before is in the document
  Offset heading_begin_ = 0;
  std::vector<Container> containers_;
  int quotes_ = 0;
  int lists_ = 0;
  MD_BLOCKTYPE leaf_ = MD_BLOCK_P;
  std::uint8_t level_ = 0;
  bool open_ = false;
  Capture capture_;
  PendingMarks pending_;
  std::string target_;  // of the link whose text comes next
  std::vector<Span> lines_;
};

using MaskOf = MaskedMarkdown (*)(std::string_view, Offset);

Document read_masked(const std::shared_ptr<const SourceFile>& source, MaskOf mask, unsigned flags) {
  const std::string_view bytes = source->bytes();
  const MaskedMarkdown masked = mask(bytes, after_front_matter(bytes, source->mark_size()));
  return MarkdownReader{source, masked.text, flags, masked.masks}.read();
}

}  // namespace

Document parse_markdown(std::shared_ptr<const SourceFile> source) {
  if (may_be_myst(source->bytes())) return read_masked(source, markdown_if_myst, markdown_flags);
  return MarkdownReader{source, source->bytes(), markdown_flags}.read();
}

Document parse_markdown_cell(std::shared_ptr<const SourceFile> source) {
  const MaskedMarkdown masked = markdown_of_cell(source->bytes());
  return MarkdownReader{source, masked.text, markdown_flags, masked.masks, MarkdownKind::cell}.read();
}

Document parse_mdx(std::shared_ptr<const SourceFile> source) { return read_masked(source, markdown_of_mdx, mdx_flags); }

Document parse_myst(std::shared_ptr<const SourceFile> source) {
  return read_masked(source, markdown_of_myst, markdown_flags);
}

Document parse_quarto(std::shared_ptr<const SourceFile> source) {
  return read_masked(source, markdown_of_quarto, markdown_flags);
}

}  // namespace galley
