// Plain text as it really comes: a paragraph a line, or hard-wrapped lines with
// blank lines between; numbered items whose following paragraphs belong to
// them; bare headings. Prose is the source, byte for byte.
//
// Lines are gathered into groups between blank lines, and these into segments
// between lines that stand alone or begin an item. A segment is wrapped text or a
// paragraph a line: in wrapped text hardly a line but the last had room for the
// next word (`is_wrapped`). What a line is, is told from its own ends and those
// of its neighbours. Cost: linear.
#include <algorithm>
#include <string>
#include <vector>

#include "linter/document/builder.h"
#include "linter/formats/format.h"
#include "linter/formats/list_marker.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

// Hard-wrapped text is so wide, in code points.
constexpr std::size_t narrowest_wrap = 40;
constexpr std::size_t widest_wrap = 100;
constexpr std::size_t longest_heading = 90;
constexpr std::size_t most_heading_words = 12;

// A line of wrapped text that is so long doesn't end where its paragraph ends.
constexpr std::size_t long_line = 50;

struct Line {
  Span span;  // without white space at its ends
  Offset indent = 0;
  bool blank = false;
  bool after_blank = false;
};

bool is_line_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\v'; }

// Finds where lines end. The next line feed is kept: text may have none.
class LineEnds {
 public:
  explicit LineEnds(std::string_view bytes) : bytes_(bytes) {}

  // The first line feed or carriage return from `at` on, or the end; in ascending order.
  std::size_t next(std::size_t at) {
    if (!looked_ || feed_ < at) feed_ = std::min(bytes_.find('\n', at), bytes_.size());
    looked_ = true;
    const std::size_t found = bytes_.substr(at, feed_ - at).find('\r');
    return found == std::string_view::npos ? feed_ : at + found;
  }

 private:
  std::string_view bytes_;
  std::size_t feed_ = 0;
  bool looked_ = false;
};

std::vector<Line> split_lines(std::string_view bytes, Offset from) {
  std::vector<Line> lines;
  LineEnds ends{bytes};
  bool after_blank = true;
  for (Offset at = from; at < bytes.size();) {
    const auto end = static_cast<Offset>(ends.next(at));
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

bool is_underline(std::string_view line) {
  return line.size() >= 3 && (line[0] == '=' || line[0] == '-') && line.find_first_not_of(line[0]) == line.npos;
}

bool is_directive(std::string_view line) { return line.starts_with("[[stet") && line.ends_with("]]"); }

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
    return builder_.build();
  }

 private:
  // An item that what follows may stand in.
  struct OpenItem {
    Offset indent;
    MarkerStyle style;
    std::uint32_t list;
    std::uint32_t block;
  };

  std::string_view text(std::size_t line) const { return source_->slice(lines_[line].span); }
  std::size_t width(std::size_t line) const { return lines_[line].indent + count_code_points(text(line)); }

  void read_group(std::size_t begin, std::size_t end) {
    while (begin < end) {
      const std::size_t stop = segment_end(begin, end);
      read_segment(begin, stop);
      begin = stop;
    }
  }

  std::size_t segment_end(std::size_t begin, std::size_t end) const {
    if (is_alone(begin)) return begin + 1;
    std::size_t stop = begin + 1;
    while (stop < end && !is_alone(stop) && !begins_item(stop)) ++stop;
    return stop;
  }

  bool is_alone(std::size_t line) const {
    const std::string_view written = text(line);
    return is_directive(written) || written.starts_with('>') || !has_letters_or_digits(written);
  }

  // A dash or a number may also stand there because the text was wrapped.
  bool begins_item(std::size_t line) const {
    if (!list_marker(text(line))) return false;
    if (line == 0 || lines_[line].after_blank) return true;
    const std::string_view before = text(line - 1);
    return before.size() < long_line || is_too_wide(line - 1) || list_marker(before) || ends_sentence(before) ||
           before.ends_with(':') || before.ends_with(';') || before.ends_with(',');
  }

  // No line of wrapped text.
  bool is_too_wide(std::size_t line) const {
    return lines_[line].span.size() > 4 * widest_wrap || width(line) > widest_wrap;
  }

  void read_segment(std::size_t begin, std::size_t end) {
    const std::size_t widest = widest_line(begin, end);
    if (end - begin > 2 && is_title(begin) && 4 * width(begin) < 3 * widest) {
      read_paragraph(begin, begin + 1);
      ++begin;
    }
    const bool wrapped = is_wrapped(begin, end, widest);
    while (begin < end) {
      std::size_t stop = begin + 1;
      while (stop < end && (wrapped ? !begins_paragraph(stop, widest) : goes_on(stop, widest))) ++stop;
      read_paragraph(begin, stop);
      begin = stop;
    }
  }

  // What is above a paragraph without a blank line: a heading, or "3.7. Larger works."
  bool is_title(std::size_t line) const {
    return is_heading(line) || (begins_item(line) && ends_sentence(text(line)) && starts_upper(text(line + 1)));
  }

  // Between lines of many kinds: told by a line that begins in the middle of a
  // sentence, or by one before it that broke off for want of room.
  bool goes_on(std::size_t line, std::size_t widest) const {
    const std::string_view before = text(line - 1);
    if (widest > widest_wrap || ends_sentence(before) || before.ends_with(':') || before.ends_with(';')) return false;
    const bool in_sentence = is_lower(decode(text(line), 0).code_point);
    if (begins_item(line - 1) && in_sentence) return true;
    return width(line - 1) >= narrowest_wrap && (in_sentence || had_no_room(line - 1, widest));
  }

  // In wrapped text, without a blank line between: told by a first line that is
  // indented, or a last line that ends early.
  bool begins_paragraph(std::size_t line, std::size_t widest) const {
    if (!ends_sentence(text(line - 1))) return false;
    return lines_[line].indent >= lines_[line - 1].indent + 2 || !had_no_room(line - 1, widest);
  }

  // The widest of wrapped lines, or more than they can have.
  std::size_t widest_line(std::size_t begin, std::size_t end) const {
    std::size_t widest = 0;
    for (std::size_t at = begin; at < end && widest <= widest_wrap; ++at) {
      widest = std::max(widest, is_too_wide(at) ? widest_wrap + 1 : width(at));
    }
    return widest;
  }

  bool is_wrapped(std::size_t begin, std::size_t end, std::size_t widest) const {
    if (end - begin < 2 || widest < narrowest_wrap || widest > widest_wrap) return false;
    if (end - begin == 2 && is_heading(begin) && starts_upper(text(begin + 1))) return false;
    std::size_t full = 0;
    std::size_t sentence_ends = 0;
    for (std::size_t at = begin; at + 1 < end; ++at) {
      full += had_no_room(at, widest);
      sentence_ends += ends_sentence(text(at));
    }
    const std::size_t breaks = end - begin - 1;
    return 10 * full >= 8 * breaks && 2 * sentence_ends <= breaks;
  }

  bool had_no_room(std::size_t line, std::size_t widest) const {
    const std::string_view next = text(line + 1);
    const std::size_t needed = width(line) + 1 + count_code_points(next.substr(0, next.find_first_of(" \t")));
    return needed + 4 > widest;  // people break a little early
  }

  void read_paragraph(std::size_t begin, std::size_t end) {
    const Line& first = lines_[begin];
    Span span{first.span.begin, lines_[end - 1].span.end};
    const std::string_view written = text(begin);
    if (is_directive(written)) return builder_.comment(first.span, written.substr(2, written.size() - 4));
    if (written.starts_with('>')) return add_quote(span);
    if (!has_letters_or_digits(source_->slice(span))) return;
    if (begins_item(begin)) return add_item(*list_marker(written), first, span);
    const bool underlined = end == begin + 1 && is_underlined(begin);
    if (underlined || (end == begin + 1 && is_heading(begin))) {
      items_.clear();
      const bool second = underlined && text(end)[0] == '-';
      return builder_.source_block({.kind = BlockKind::heading, .level = static_cast<std::uint8_t>(second ? 2 : 1)},
                                   span);
    }
    while (!items_.empty() && first.indent <= items_.back().indent) items_.pop_back();
    builder_.source_block({.kind = BlockKind::paragraph, .item = items_.empty() ? no_index : items_.back().block},
                          span);
  }

  bool is_underlined(std::size_t line) const {
    if (line + 1 == lines_.size() || !is_underline(text(line + 1))) return false;
    return !ends_sentence(text(line)) || count_code_points(text(line)) == text(line + 1).size();
  }

  void add_quote(Span span) {
    while (!span.empty() && (bytes_[span.begin] == '>' || is_line_space(bytes_[span.begin]))) ++span.begin;
    builder_.source_block({.kind = BlockKind::quote, .level = 1}, span);
  }

  void add_item(const ListMarker& marker, const Line& line, Span span) {
    const Span number{span.begin, span.begin + marker.size};
    span.begin += marker.size;
    while (!span.empty() && is_line_space(bytes_[span.begin])) ++span.begin;
    while (!items_.empty() && items_.back().indent > line.indent) items_.pop_back();
    const std::uint32_t block = builder_.next_block();
    std::uint32_t list = block;
    if (!items_.empty() && items_.back().indent == line.indent) {
      if (items_.back().style == marker.style && !marker.is_first) list = items_.back().list;
      items_.pop_back();
    }
    const std::uint32_t around = items_.empty() ? no_index : items_.back().block;
    items_.push_back({.indent = line.indent, .style = marker.style, .list = list, .block = block});
    builder_.source_block({.kind = BlockKind::list_item,
                           .level = static_cast<std::uint8_t>(std::min<std::size_t>(items_.size(), 255)),
                           .number = std::string{source_->slice(number)},
                           .marker = number,
                           .list = list,
                           .item = around},
                          span);
  }

  bool is_heading(std::size_t line) const {
    const std::string_view written = text(line);
    if (written.size() > 2 * longest_heading || count_code_points(written) > longest_heading) return false;
    if (count_words(written) > most_heading_words || !starts_upper(written)) return false;
    const Decoded last = decode_before(written, written.size());
    if (!is_letter(last.code_point) && !is_digit(last.code_point) && last.code_point != ')' &&
        last.code_point != 0x2019 && last.code_point != 0x201D) {
      return false;
    }
    return !ends_sentence(written) && line + 1 < lines_.size() && has_text_after(line);
  }

  static bool starts_upper(std::string_view written) {
    const Decoded first = decode(written, 0);
    const bool quoted =
        first.code_point == '"' || first.code_point == '\'' || first.code_point == 0x2018 || first.code_point == 0x201C;
    const Decoded letter = quoted && written.size() > first.size ? decode(written, first.size) : first;
    return is_upper(letter.code_point) || is_digit(letter.code_point);
  }

  bool has_text_after(std::size_t line) const {
    for (std::size_t next = line + 1; next < lines_.size(); ++next) {
      if (!lines_[next].blank) return true;
    }
    return false;
  }

  std::shared_ptr<const SourceFile> source_;
  std::string_view bytes_;
  Builder builder_;
  std::vector<Line> lines_;
  std::vector<OpenItem> items_;
};

}  // namespace

Document parse_plain(std::shared_ptr<const SourceFile> source) { return PlainReader{std::move(source)}.read(); }

}  // namespace galley
