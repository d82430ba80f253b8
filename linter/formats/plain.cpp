// Plain text as it really comes: a paragraph a line, or hard-wrapped lines with
// blank lines between; numbered items whose following paragraphs belong to
// them; bare headings. Prose is the source, byte for byte.
//
// Lines are gathered into groups between blank lines; a group is one wrapped
// paragraph or a paragraph a line (`is_wrapped`). What a line is, is told from
// its beginning and its end alone. Cost: linear.
#include <algorithm>
#include <string>
#include <vector>

#include "linter/document/builder.h"
#include "linter/formats/format.h"
#include "linter/formats/list_marker.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

// Hard-wrapped text is no wider than this, in code points.
constexpr std::size_t widest_wrap = 100;
constexpr std::size_t longest_heading = 90;
constexpr std::size_t most_heading_words = 12;

struct Line {
  Span span;  // without white space at its ends
  Offset indent = 0;
  bool blank = false;
  bool after_blank = false;
};

bool is_line_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\v'; }

std::vector<Line> split_lines(std::string_view bytes, Offset from) {
  std::vector<Line> lines;
  bool after_blank = true;
  for (Offset at = from; at < bytes.size();) {
    const std::size_t found = bytes.find_first_of("\r\n", at);
    const auto end = static_cast<Offset>(std::min(found, bytes.size()));
    Line line{.span = {at, end}};
    while (line.span.begin < line.span.end && is_line_space(bytes[line.span.begin])) ++line.span.begin;
    while (line.span.end > line.span.begin && is_line_space(bytes[line.span.end - 1])) --line.span.end;
    line.indent = line.span.begin - at;
    line.blank = line.span.empty();
    line.after_blank = after_blank;
    after_blank = line.blank;
    lines.push_back(line);
    at = end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

bool has_letters_or_digits(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {
    return is_ascii_letter(byte) || is_ascii_digit(byte) || static_cast<unsigned char>(byte) >= 0xC3;
  });
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view closing : {"”", "’", "»"}) {
    if (line.ends_with(closing)) line.remove_suffix(closing.size());
  }
  while (line.ends_with('"') || line.ends_with('\'') || line.ends_with(')')) line.remove_suffix(1);
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with("…");
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_line_space(text[at]) && (at == 0 || is_line_space(text[at - 1]))) ++words;
  }
  return words;
}

class PlainReader {
 public:
  explicit PlainReader(std::shared_ptr<const SourceFile> source)
      : source_(source), bytes_(source_->bytes()), builder_(std::move(source)) {
    builder_.use_source_as_prose();
    lines_ = split_lines(bytes_, source_->mark_size());
  }

  Document read() {
    for (std::size_t begin = 0; begin < lines_.size();) {
      if (lines_[begin].blank) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < lines_.size() && !lines_[end].blank) ++end;
      read_group(begin, end);
      begin = end;
    }
    free_last_items();
    for (const Pending& block : blocks_) builder_.source_block(block.start, block.span);
    return builder_.build();
  }

 private:
  // A block before it is known which item it belongs to.
  struct Pending {
    BlockStart start;
    Span span;
  };

  std::string_view text(const Line& line) const { return source_->slice(line.span); }

  void read_group(std::size_t begin, std::size_t end) {
    while (begin < end) {
      const std::size_t stop = paragraph_end(begin, end);
      read_paragraph(begin, stop);
      begin = stop;
    }
  }

  // Where the paragraph that begins with line `begin` ends.
  std::size_t paragraph_end(std::size_t begin, std::size_t end) const {
    if (is_alone(begin)) return begin + 1;
    std::size_t stop = begin + 1;
    while (stop < end && !is_alone(stop) && !list_marker(text(lines_[stop]))) ++stop;
    return is_wrapped(begin, stop) ? stop : begin + 1;
  }

  bool is_alone(std::size_t line) const {
    const std::string_view written = text(lines_[line]);
    return written.starts_with("[[stet") || written.starts_with('>') || !has_letters_or_digits(written);
  }

  // Lines are wrapped if none of them but the last had room for the next word.
  bool is_wrapped(std::size_t begin, std::size_t end) const {
    std::size_t width = 0;
    std::size_t sentence_ends = 0;
    for (std::size_t at = begin; at < end; ++at) {
      if (lines_[at].span.size() > 4 * widest_wrap) return false;
      width = std::max(width, count_code_points(text(lines_[at])) + lines_[at].indent);
      if (at + 1 < end) sentence_ends += ends_sentence(text(lines_[at]));
    }
    const std::size_t breaks = end - begin - 1;
    if (width > widest_wrap || breaks == 0 || 2 * sentence_ends > breaks) return false;
    std::size_t full = 0;
    for (std::size_t at = begin; at + 1 < end; ++at) full += had_no_room(at, width);
    return 10 * full >= 8 * breaks;
  }

  bool had_no_room(std::size_t line, std::size_t width) const {
    const std::string_view next = text(lines_[line + 1]);
    const std::string_view word = next.substr(0, next.find_first_of(" \t"));
    const std::size_t needed = lines_[line].indent + count_code_points(text(lines_[line])) + 1 + count_code_points(word);
    return needed + 4 > width;  // people break a little early
  }

  void read_paragraph(std::size_t begin, std::size_t end) {
    const Line& first = lines_[begin];
    Span span{first.span.begin, lines_[end - 1].span.end};
    const std::string_view written = text(first);
    if (written.starts_with("[[stet")) return read_directive(first);
    if (!has_letters_or_digits(source_->slice(span))) return underline(written);
    if (const auto marker = list_marker(written)) return add_item(*marker, first, span);
    BlockStart start{.kind = BlockKind::paragraph, .item = item_};
    if (written.starts_with('>')) {
      start.kind = BlockKind::quote;
      start.level = 1;
      while (span.begin < span.end && (bytes_[span.begin] == '>' || is_line_space(bytes_[span.begin]))) ++span.begin;
    } else if (end == begin + 1 && is_heading(begin)) {
      start = {.kind = BlockKind::heading, .level = 1};
      item_ = no_index;
    }
    blocks_.push_back({.start = start, .span = span});
  }

  void read_directive(const Line& line) {
    std::string_view written = text(line).substr(2);
    if (written.ends_with("]]")) written.remove_suffix(2);
    flush();
    builder_.comment(line.span, written);
  }

  // Comments are placed by the blocks that the builder has seen.
  void flush() {
    free_last_items();
    for (const Pending& block : blocks_) builder_.source_block(block.start, block.span);
    flushed_ += static_cast<std::uint32_t>(blocks_.size());
    blocks_.clear();
  }

  // "=====" or "-----" under a line makes it a heading.
  void underline(std::string_view written) {
    const bool ruled = written.size() >= 3 && written.find_first_not_of(written[0]) == std::string_view::npos;
    if (!ruled || (written[0] != '=' && written[0] != '-') || blocks_.empty()) return;
    BlockStart& start = blocks_.back().start;
    if (start.kind == BlockKind::paragraph) start = {.kind = BlockKind::heading, .level = static_cast<std::uint8_t>(written[0] == '=' ? 1 : 2)};
  }

  std::uint32_t next_block() const { return flushed_ + static_cast<std::uint32_t>(blocks_.size()); }

  void add_item(const ListMarker& marker, const Line& line, Span span) {
    const Span number{span.begin, span.begin + marker.size};
    span.begin += marker.size;
    while (span.begin < span.end && is_line_space(bytes_[span.begin])) ++span.begin;
    const bool goes_on = list_ != no_index && style_ == marker.style && !marker.is_first;
    if (!goes_on) list_ = next_block();
    style_ = marker.style;
    const auto level = static_cast<std::uint8_t>(std::min<Offset>(line.indent / 2, 20));
    const std::uint32_t item = next_block();
    blocks_.push_back({.start = {.kind = BlockKind::list_item, .level = level, .number = std::string{source_->slice(number)},
                                 .marker = number, .list = list_},
                       .span = span});
    item_ = marker.style == MarkerStyle::bullet ? no_index : item;
  }

  bool is_heading(std::size_t line) const {
    const std::string_view written = text(lines_[line]);
    if (written.size() > 2 * longest_heading || count_code_points(written) > longest_heading) return false;
    if (count_words(written) > most_heading_words || !starts_upper(written)) return false;
    const Decoded last = decode_before(written, written.size());
    if (!is_letter(last.code_point) && !is_digit(last.code_point) && last.code_point != ')' && last.code_point != 0x2019 &&
        last.code_point != 0x201D) {
      return false;
    }
    return !ends_sentence(written) && line + 1 < lines_.size() && has_text_after(line);
  }

  static bool starts_upper(std::string_view written) {
    const Decoded first = decode(written, 0);
    const bool quoted = first.code_point == '"' || first.code_point == '\'' || first.code_point == 0x2018 || first.code_point == 0x201C;
    const Decoded letter = quoted && written.size() > first.size ? decode(written, first.size) : first;
    return is_upper(letter.code_point) || is_digit(letter.code_point);
  }

  bool has_text_after(std::size_t line) const {
    for (std::size_t next = line + 1; next < lines_.size(); ++next) {
      if (!lines_[next].blank) return true;
    }
    return false;
  }

  // Paragraphs belong to the last item of a list only if paragraphs belong to
  // its other items too; else the list just ends there.
  void free_last_items() {
    std::uint32_t last = no_index;
    bool others_have = false;
    std::uint32_t list = no_index;
    const auto close = [&](std::size_t end) {
      if (last == no_index || others_have) return;
      for (std::size_t at = last - flushed_ + 1; at < end; ++at) blocks_[at].start.item = no_index;
    };
    for (std::size_t at = 0; at < blocks_.size(); ++at) {
      const BlockStart& start = blocks_[at].start;
      if (start.kind != BlockKind::list_item || start.list == no_index) continue;
      const auto number = static_cast<std::uint32_t>(at) + flushed_;
      if (start.list != list) {
        close(at);
        list = start.list;
        others_have = false;
      } else if (last != no_index && number > last + 1) {
        others_have = true;
      }
      last = number;
    }
    close(blocks_.size());
  }

  std::shared_ptr<const SourceFile> source_;
  std::string_view bytes_;
  Builder builder_;
  std::vector<Line> lines_;
  std::vector<Pending> blocks_;
  std::uint32_t flushed_ = 0;
  std::uint32_t list_ = no_index;
  std::uint32_t item_ = no_index;
  MarkerStyle style_ = MarkerStyle::bullet;
};

}  // namespace

Document parse_plain(std::shared_ptr<const SourceFile> source) { return PlainReader{std::move(source)}.read(); }

}  // namespace galley
