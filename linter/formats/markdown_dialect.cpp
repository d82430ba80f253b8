// Every search has an end that is near (the line or the paragraph), or is made
// once: what wasn't found isn't looked for again behind. So all is linear.
#include "linter/formats/markdown_dialect.h"

#include <algorithm>
#include <cstring>

#include "linter/text/utf8.h"

namespace galley {
namespace {

using namespace std::literals;

constexpr std::size_t shortest_fence = 3;

// What may begin or end something between words.
constexpr auto marks_words = [] {
  std::array<bool, 256> table{};
  for (const char byte : "\\`{[])$<@"sv) table[static_cast<unsigned char>(byte)] = true;
  return table;
}();

bool is_line_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }
bool is_space_byte(char byte) { return is_line_space(byte) || byte == '\n'; }

// The size of a list's mark with the space behind it, or 0.
std::size_t list_mark(std::string_view text) {
  std::size_t at = 0;
  if (text[0] == '-' || text[0] == '*' || text[0] == '+') {
    at = 1;
  } else {
    while (at < text.size() && at < 9 && is_ascii_digit(text[at])) ++at;
    if (at == 0 || at == text.size() || (text[at] != '.' && text[at] != ')')) return 0;
    ++at;
  }
  return at < text.size() && is_line_space(text[at]) ? at + 1 : 0;
}

}  // namespace

MarkdownDialect::MarkdownDialect(std::string_view source, Offset begin)
    : source_(source), masked_(source), at_(begin), size_(static_cast<Offset>(source.size())) {}

MaskedMarkdown MarkdownDialect::take() {
  while (at_ < size_) read_line();
  std::stable_sort(masks_.begin(), masks_.end(),
                   [](const Mask& a, const Mask& b) { return a.span.begin < b.span.begin; });
  return {.text = std::move(masked_), .masks = std::move(masks_)};
}

MarkdownDialect::Line MarkdownDialect::line_at(Offset at) const {
  Line line{.begin = at, .text = at, .end = size_, .next = size_};
  if (const void* found = std::memchr(source_.data() + at, '\n', size_ - at)) {
    line.end = static_cast<Offset>(static_cast<const char*>(found) - source_.data());
    line.next = line.end + 1;
  }
  line.end = before_blanks(at, line.end);
  while (line.text < line.end) {
    const std::string_view written = text(line);
    if (is_line_space(written[0]) || written[0] == '>') {
      ++line.text;
    } else if (const std::size_t size = list_mark(written); size > 0) {
      line.text += static_cast<Offset>(size);
    } else {
      break;
    }
  }
  return line;
}

Offset MarkdownDialect::behind_blanks(Offset at, Offset end) const {
  while (at < end && is_line_space(source_[at])) ++at;
  return at;
}

Offset MarkdownDialect::before_blanks(Offset begin, Offset at) const {
  while (at > begin && is_line_space(source_[at - 1])) --at;
  return at;
}

MarkdownDialect::Fence MarkdownDialect::fence_at(std::string_view text, std::string_view marks) {
  if (text.empty() || marks.find(text[0]) == marks.npos) return {};
  const std::size_t size = std::min(text.find_first_not_of(text[0]), text.size());
  if (size < shortest_fence || (text[0] == '`' && text.find('`', size) != text.npos)) return {};
  return {.mark = text[0], .size = static_cast<Offset>(size)};
}

bool MarkdownDialect::closes(const Line& line, const Fence& fence) const {
  const std::string_view written = text(line);
  return written.size() >= fence.size && written[0] == fence.mark &&
         written.find_first_not_of(fence.mark) == written.npos;
}

void MarkdownDialect::blank(Span span) {
  for (Offset at = span.begin; at < span.end; ++at) {
    if (masked_[at] != '\n' && masked_[at] != '\r') masked_[at] = ' ';
  }
}

void MarkdownDialect::hide(Span span, MaskKind kind) {
  std::fill(masked_.begin() + span.begin, masked_.begin() + span.end, '{');
  add(kind, span);
}

// Past a line that is no Markdown.
void MarkdownDialect::pass_line(const Line& line) {
  blank({line.text, line.end});
  at_ = line.next;
  begins_paragraph_ = true;
}

void MarkdownDialect::read_line() {
  const Line line = line_at(at_);
  if (line.is_blank()) {
    at_ = line.next;
    begins_paragraph_ = true;
    return;
  }
  meet(line);
  if (begins_block(line) && read_block(line)) return;
  if (const Fence fence = fence_at(text(line), "`~"); fence.size > 0) return pass_fence(line, fence);
  if (read_equation(line) || read_environment(line)) return;
  if (read_definition(line)) return;
  read_paragraph(line);
}

void MarkdownDialect::pass_fence(const Line& line, const Fence& fence) {
  for (at_ = line.next; at_ < size_;) {
    const Line next = line_at(at_);
    if (ends_code(next)) break;
    at_ = next.next;
    if (closes(next, fence)) break;
  }
  begins_paragraph_ = true;
}

// Lines from one that begins with "$$" to one that ends with it, behind which
// there may be a label.
bool MarkdownDialect::read_equation(const Line& line) {
  if (!text(line).starts_with("$$") || line.text < no_equation_before_) return false;
  Offset from = line.text + 2;
  for (Line next = line; !next.is_blank(); next = line_at(next.next)) {
    std::string_view written = slice({std::max(from, next.text), std::max(from, next.end)});
    if (written.ends_with('}') || written.ends_with(')')) {
      const std::size_t label = written.rfind(written.back() == '}' ? '{' : '(');
      if (label != written.npos) written = written.substr(0, label);
      while (!written.empty() && is_line_space(written.back())) written.remove_suffix(1);
    }
    if (written.ends_with("$$") && !written.ends_with("\\$$")) {
      add_shown(line.text);
      blank({line.text, next.end});
      at_ = next.next;
      begins_paragraph_ = true;
      return true;
    }
    no_equation_before_ = next.end;
    if (next.next >= size_) break;
    from = next.next;
  }
  return false;
}

// "\begin{align}" to "\end{align}", and a command of LaTeX alone on its line.
bool MarkdownDialect::read_environment(const Line& line) {
  if (!text(line).starts_with('\\') || text(line).size() < 2 || !is_ascii_letter(text(line)[1])) return false;
  if (!text(line).starts_with("\\begin{")) {
    const bool is_command = begins_paragraph_ && std::all_of(text(line).begin() + 1, text(line).end(), is_ascii_letter);
    if (is_command) pass_line(line);
    return is_command;
  }
  if (line.text < no_environment_before_) return false;
  const std::string_view name = text(line).substr(7, text(line).find('}') - 7);
  for (Line next = line; !next.is_blank(); next = line_at(next.next)) {
    const std::size_t end = text(next).find("\\end{");
    if (end != std::string_view::npos && text(next).substr(end + 5).starts_with(name)) {
      add_shown(line.text);
      blank({line.text, next.end});
      at_ = next.next;
      begins_paragraph_ = true;
      return true;
    }
    no_environment_before_ = next.end;
    if (next.next >= size_) break;
  }
  return false;
}

// ": what it means", below a term or behind a blank line; behind a table its caption.
bool MarkdownDialect::read_definition(const Line& line) {
  const std::string_view written = text(line);
  if (written.size() < 3 || (written[0] != ':' && written[0] != '~') || !is_line_space(written[1])) return false;
  const Offset begin = behind_blanks(line.text + 1, line.end);
  if (after_table_) {
    add(MaskKind::caption, {line.text, line.text});
    blank({line.text, begin});
    masked_[line.text] = '\n';
  } else {
    if (!begins_paragraph_) part_before(line);
    hide({line.text, begin}, MaskKind::nothing);
  }
  read_paragraph({.begin = line.begin, .text = begin, .end = line.end, .next = line.next});
  return true;
}

// The line is a block of its own, though nothing ends the one in front.
void MarkdownDialect::part_before(const Line& line) {
  Offset before = line.begin - 1;
  if (before > 0 && source_[before - 1] == '\r') --before;
  add(MaskKind::part, {before, line.begin});
}

bool MarkdownDialect::goes_on(const Line& line) const {
  if (line.is_blank() || begins_block(line)) return false;
  const std::string_view from_begin = slice({behind_blanks(line.begin, line.end), line.end});
  if ("#|>"sv.find(from_begin[0]) != ""sv.npos || list_mark(from_begin) > 0) return false;
  const std::string_view written = text(line);
  if (written.starts_with("$$") || written.starts_with("\\begin{") || written.starts_with(": ")) return false;
  return fence_at(written, "`~").size == 0;
}

void MarkdownDialect::read_paragraph(const Line& line) {
  in_heading_ = text(line).starts_with('#');
  after_table_ = text(line).starts_with('|');
  Line last = line;
  while (!in_heading_ && last.next < size_) {
    const Line next = line_at(last.next);
    if (!goes_on(next)) break;
    last = next;
  }
  begins_paragraph_ = in_heading_;
  at_ = line.text;
  read_words(last.end);
  at_ = last.next;
  in_heading_ = false;
}

void MarkdownDialect::begin_words() {
  brackets_.clear();
  closes_code_.fill(true);
  closes_math_ = closes_comment_ = true;
}

void MarkdownDialect::read_words(Offset end) {
  begin_words();
  while (at_ < end) {
    while (at_ < end && !marks_words[static_cast<unsigned char>(source_[at_])]) ++at_;
    if (at_ < end) read_word(end);
  }
}

void MarkdownDialect::read_word(Offset end) {
  const char byte = source_[at_];
  if (byte == '\\') {
    at_ += 2;
  } else if (byte == '`') {
    const Offset close = code_end(at_, end);
    at_ = close > 0 ? close : behind_marks(at_, end);
    if (close > 0) hide_attributes(end);
  } else if (byte == '$') {
    if (!read_math(end)) ++at_;
  } else if (byte == '<') {
    pass_angle(end);
  } else if ((byte == '{' || byte == '@' || byte == '[') && read_inline(end)) {
    return;
  } else if (byte == '[' && read_empty_link(end)) {
    return;
  } else if (byte == '[') {
    brackets_.push_back(at_++);
  } else if (byte == ']') {
    close_bracket(end);
  } else if (byte == ')') {
    ++at_;
    hide_attributes(end);
  } else if (byte == '{' && in_heading_ && attributes_end(at_, end) == before_blanks(at_, end)) {
    hide_attributes(end);
  } else {
    ++at_;
  }
}

Offset MarkdownDialect::behind_marks(Offset at, Offset end) const {
  const char mark = source_[at];
  while (at < end && source_[at] == mark) ++at;
  return at;
}

// The first `mark` from `at` on, or `end`.
Offset MarkdownDialect::find(char mark, Offset at, Offset end) const {
  const void* const found = at < end ? std::memchr(source_.data() + at, mark, end - at) : nullptr;
  return found ? static_cast<Offset>(static_cast<const char*>(found) - source_.data()) : end;
}

Offset MarkdownDialect::code_end(Offset at, Offset end) {
  const Offset begin = behind_marks(at, end);
  const Offset size = begin - at;
  if (size > longest_marks || !closes_code_[size]) return 0;
  for (Offset close = begin; close < end;) {
    close = find('`', close, end);
    const Offset behind = behind_marks(close, end);
    if (behind > close && behind - close == size) return behind;
    close = std::max(behind, close + 1);
  }
  closes_code_[size] = false;
  return 0;
}

Offset MarkdownDialect::attributes_end(Offset at, Offset end) const {
  if (at >= end || source_[at] != '{') return at;
  const std::size_t close = source_.find_first_of("{}\n", at + 1);
  return close < end && source_[close] == '}' && close > at + 1 ? static_cast<Offset>(close + 1) : at;
}

// Attributes of what ends here.
void MarkdownDialect::hide_attributes(Offset end) {
  const Offset close = attributes_end(at_, end);
  if (close == at_) return;
  hide({at_, close}, MaskKind::nothing);
  at_ = close;
}

// "[text]{.class}" is its text.
void MarkdownDialect::close_bracket(Offset end) {
  const Offset close = at_++;
  if (brackets_.empty()) return;
  const Offset open = brackets_.back();
  brackets_.pop_back();
  const Offset behind = attributes_end(at_, end);
  if (behind == at_) return;
  hide({open, open + 1}, MaskKind::nothing);
  hide({close, behind}, MaskKind::nothing);
  at_ = behind;
}

// "[](#target)" is shown as the target's title.
bool MarkdownDialect::read_empty_link(Offset end) {
  if (!rest(at_).starts_with("[](") || (at_ > 0 && source_[at_ - 1] == '!')) return false;
  const std::size_t close = source_.find_first_of("[)\n", at_ + 3);
  if (close >= end || source_[close] != ')') return false;
  hide({at_, static_cast<Offset>(close + 1)}, MaskKind::object);
  at_ = static_cast<Offset>(close + 1);
  return true;
}

// "$x$": behind the first mark and in front of the last there is no space, and no
// digit behind that; so sums of money are none.
bool MarkdownDialect::read_math(Offset end) {
  if (!closes_math_ || at_ + 1 >= end || source_[at_ + 1] == '$' || is_space_byte(source_[at_ + 1])) return false;
  for (Offset close = at_ + 2; close < end; ++close) {
    close = find('$', close, end);
    if (close == end) break;
    const bool closes = source_[close - 1] != '\\' && !is_space_byte(source_[close - 1]) &&
                        (close + 1 == size_ || !is_ascii_digit(source_[close + 1]));
    if (!closes) continue;
    hide({at_, close + 1}, MaskKind::code);
    at_ = close + 1;
    return true;
  }
  closes_math_ = false;
  return false;
}

// Past a comment or an address.
void MarkdownDialect::pass_angle(Offset end) {
  const std::string_view written = slice({at_, end});
  std::size_t close = written.npos;
  if (!written.starts_with("<!--")) {
    close = written.find_first_of("<> \n", 1);
    if (close != written.npos && written[close] != '>') close = written.npos;
  } else if (closes_comment_) {
    close = written.find("-->");
    closes_comment_ = close != written.npos;
  }
  at_ += close == written.npos ? 1 : static_cast<Offset>(close);
}

}  // namespace galley
