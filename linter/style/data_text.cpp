#include "linter/style/data_text.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace galley {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

std::size_t utf8_size(char32_t code_point) {
  return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

char32_t hexadecimal(std::string_view digits) {
  char32_t value = 0;
  for (const char digit : digits) {
    const char lower = to_ascii_lower(digit);
    value = value * 16 + static_cast<char32_t>(is_ascii_digit(digit) ? digit - '0' : lower - 'a' + 10);
  }
  return value;
}

struct Escape {
  std::size_t source = 2;  // bytes with the backslash
  std::size_t text = 1;
};

// What begins at a backslash.
Escape escape_at(std::string_view written) {
  const char kind = written.size() > 1 ? written[1] : '\0';
  const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (digits == 0) {
    const std::size_t text = kind == 'N' || kind == '_' ? 2 : kind == 'L' || kind == 'P' ? 3 : 1;
    return {.source = 2, .text = text};
  }
  const char32_t value = hexadecimal(written.substr(std::min<std::size_t>(2, written.size()), digits));
  const bool is_half =
      value >= 0xD800 && value < 0xDC00 && written.substr(std::min<std::size_t>(6, written.size())).starts_with("\\u");
  return is_half ? Escape{.source = 12, .text = 4} : Escape{.source = 2 + digits, .text = utf8_size(value)};
}

Span place_of(const YamlNode& scalar, std::string_view source) {
  const std::size_t end = std::min(scalar.end, source.size());
  const std::size_t begin = std::min(scalar_begin(source, scalar.begin), end);
  return {static_cast<Offset>(begin), static_cast<Offset>(end)};
}

}  // namespace

// Brings a scalar's text and its bytes together.
class DataText::Walk {
 public:
  Walk(DataText& made, std::string_view scalar, std::string_view source, Span place)
      : made_(made), scalar_(scalar), source_(source.substr(0, place.end)), at_(place.begin) {}

  void run() {
    const char sign = at_ < source_.size() ? source_[at_] : '\0';
    if (sign == '|' || sign == '>')
      block();
    else
      flow(sign);
    if (!left().empty()) add(left().size(), source_.size() - at_, false);
  }

 private:
  std::string_view rest() const { return source_.substr(at_); }
  std::string_view left() const { return scalar_.substr(text_); }

  void add(std::size_t text, std::size_t source, bool exact) {
    const Span span{static_cast<Offset>(at_), static_cast<Offset>(at_ + source)};
    made_.add(left().substr(0, text), span, exact);
    at_ += source;
    text_ += text;
  }

  // Each line of the text ends a line of the file; what indents it stands in front.
  void block() {
    at_ = std::min(source_.find('\n', at_), source_.size() - 1) + 1;
    while (!left().empty() && at_ < source_.size()) {
      const std::size_t end = std::min(source_.find('\n', at_), source_.size());
      const bool has_return = end > at_ && source_[end - 1] == '\r';
      const std::string_view line = source_.substr(at_, end - at_ - (has_return ? 1 : 0));
      const std::string_view wanted = left().substr(0, std::min(left().find('\n'), left().size()));
      if (!line.ends_with(wanted)) return;
      const std::string_view indent = line.substr(0, line.size() - wanted.size());
      if (indent.find_first_not_of(" \t") != indent.npos) return;
      at_ += indent.size();
      if (!wanted.empty()) add(wanted.size(), wanted.size(), true);
      if (left().empty()) return;
      const bool has_end = at_ + (has_return ? 1 : 0) < source_.size();
      if (!has_end) return;
      add(1, has_return ? 2 : 1, !has_return);
    }
  }

  void flow(char sign) {
    const bool is_quoted = sign == '"' || sign == '\'';
    const std::size_t marks = !is_quoted ? 0 : rest().starts_with(std::string(3, sign)) && rest().size() > 5 ? 3 : 1;
    at_ += marks;
    is_literal_ = marks == 3;
    // A line end right behind the marks of a text of several lines isn't in it.
    if (is_literal_ && rest().starts_with("\r\n"))
      at_ += 2;
    else if (is_literal_ && rest().starts_with('\n'))
      ++at_;
    while (!left().empty() && at_ < source_.size() && next(is_quoted ? sign : '\0')) {
    }
  }

  bool next(char quote) {
    const char byte = rest().front();
    if (quote == '"' && byte == '\\') return escape();
    if (quote == '\'' && !is_literal_ && rest().starts_with("''") && left().front() == '\'') {
      add(1, 2, false);
      return true;
    }
    if (is_literal_ && rest().starts_with("\r\n") && left().front() == '\n') {
      add(1, 2, false);
      return true;
    }
    if (!is_literal_ && is_blank(byte) && fold()) return true;
    if (byte != left().front()) return false;
    add(1, 1, true);
    return true;
  }

  bool escape() {
    std::size_t end = rest().find_first_not_of(" \t\r", 1);
    if (end != std::string_view::npos && rest()[end] == '\n') {  // the line goes on
      const std::string_view blank = is_literal_ ? " \t\r\n" : " \t";
      end = std::min(rest().find_first_not_of(blank, end + 1), rest().size());
      add(0, end, false);
      return true;
    }
    const Escape found = escape_at(rest());
    if (found.source > rest().size() || found.text > left().size()) return false;
    add(found.text, found.source, false);
    return true;
  }

  // A line end, with the blanks around it, is a space; several are one less.
  bool fold() {
    if (at_ < line_end_free_) return false;
    const std::size_t end = std::min(rest().find_first_not_of(" \t\r\n"), rest().size());
    const auto lines =
        static_cast<std::size_t>(std::count(rest().begin(), rest().begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    if (lines == 0) {
      line_end_free_ = at_ + end;
      return false;
    }
    const std::string wanted = lines == 1 ? " " : std::string(lines - 1, '\n');
    if (!left().starts_with(wanted)) return false;
    add(wanted.size(), end, false);
    return true;
  }

  DataText& made_;
  std::string_view scalar_;
  std::string_view source_;
  std::size_t at_;
  std::size_t text_ = 0;
  std::size_t line_end_free_ = 0;  // blanks before it end no line
  bool is_literal_ = false;        // line ends stand for themselves
};

DataText::DataText(const YamlNode& scalar, std::string_view source) : PlacedText(place_of(scalar, source)) {
  Walk{*this, scalar.scalar, source, place()}.run();
}

}  // namespace galley
