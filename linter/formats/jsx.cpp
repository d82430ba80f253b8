#include "linter/formats/jsx.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace galley {
namespace {

bool is_name_byte(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '.' || byte == ':' || byte == '-' || byte == '_' ||
         byte == '$';
}

bool is_space_byte(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

// Goes through JavaScript bracket by bracket.
class Script {
 public:
  Script(std::string_view text, Offset at, Offset limit)
      : text_(text.substr(0, limit)), at_(at), limit_(static_cast<Offset>(text_.size())) {}

  Offset at() const { return at_; }
  bool at_end() const { return at_ >= limit_; }
  int depth() const { return depth_; }

  // One byte, string or comment.
  void step() {
    const char byte = text_[at_];
    if (byte == '"' || byte == '`' || (byte == '\'' && !follows_letter())) return string(byte);
    if (byte == '/' && next() == '*') return comment();
    if (byte == '/' && next() == '/' && !follows(':')) return line_comment();
    if (byte == '{' || byte == '(' || byte == '[') ++depth_;
    if (byte == '}' || byte == ')' || byte == ']') --depth_;
    ++at_;
  }

 private:
  char next() const { return at_ + 1 < limit_ ? text_[at_ + 1] : '\0'; }
  bool follows(char byte) const { return at_ > 0 && text_[at_ - 1] == byte; }
  // "Don't" between tags: an apostrophe, which begins no string.
  bool follows_letter() const { return at_ > 0 && is_ascii_letter(text_[at_ - 1]); }

  // A string that isn't closed ends with its line; only a template may go on.
  void string(char mark) {
    for (++at_; at_ < limit_; ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == mark) {
        break;
      } else if (text_[at_] == '\n' && mark != '`') {
        return;
      }
    }
    at_ = std::min(at_ + 1, limit_);
  }

  void comment() {
    const std::size_t close = text_.find("*/", at_ + 2);
    at_ = close == text_.npos ? limit_ : static_cast<Offset>(close + 2);
  }

  void line_comment() { at_ = static_cast<Offset>(std::min<std::size_t>(text_.find('\n', at_), limit_)); }

  std::string_view text_;
  Offset at_;
  Offset limit_;
  int depth_ = 0;
};

Offset line_end(std::string_view text, Offset at) {
  return static_cast<Offset>(std::min(text.find('\n', at), text.size()));
}

bool is_blank_line(std::string_view text, Offset begin) {
  for (Offset at = begin; at < text.size() && text[at] != '\n'; ++at) {
    if (!is_space_byte(text[at])) return false;
  }
  return true;
}

}  // namespace

// Behind the bracket that closes the one at `open`, if it stands before `limit`.
std::optional<Offset> JsxScanner::closing(Offset open, Offset limit) {
  Script script{text_, open, limit};
  while (!script.at_end()) {
    script.step();
    if (script.depth() <= 0) break;
  }
  furthest_ = std::max(furthest_, script.at());
  return script.at() > open && script.depth() <= 0 ? std::optional{script.at()} : std::nullopt;
}

std::optional<Offset> JsxScanner::end_of_expression(Offset open, Offset paragraph_end, bool blank_lines) {
  if (paragraph_end <= unclosed_before_) return std::nullopt;
  if (all_close_ && blank_lines) {
    if (const auto end = closing(open, size_)) return end;
    all_close_ = false;
  }
  const auto end = closing(open, paragraph_end);
  if (!end) unclosed_before_ = paragraph_end;
  return end;
}

// Behind the value at `at`, or a byte of something else; nothing where a tag can't go on so.
std::optional<Offset> JsxScanner::end_of_attribute(Offset at, Offset paragraph_end, bool blank_lines) {
  const char byte = text_[at];
  if (byte == '{') return end_of_expression(at, paragraph_end, blank_lines);
  if (byte == '<') return std::nullopt;
  if (byte != '"' && byte != '\'') return at + 1;
  const std::size_t close = text_.substr(0, paragraph_end).find(byte, at + 1);
  return close == text_.npos ? std::nullopt : std::optional{static_cast<Offset>(close + 1)};
}

std::optional<JsxTag> JsxScanner::find_tag(Offset open, Offset paragraph_end, bool blank_lines) {
  JsxTag tag{.span = {open, open}};
  Offset at = open + 1;
  tag.closes = at < size_ && text_[at] == '/';
  at += tag.closes ? 1 : 0;
  tag.name = {at, at};
  if (at < size_ && is_ascii_letter(text_[at])) {
    while (at < size_ && is_name_byte(text_[at])) ++at;
    if (text_[at - 1] == ':' || (at < size_ && !is_space_byte(text_[at]) && text_[at] != '/' && text_[at] != '>'))
      return std::nullopt;
  } else if (at >= size_ || text_[at] != '>') {
    return std::nullopt;
  }
  tag.name.end = at;
  while (at < paragraph_end && text_[at] != '>') {
    const auto next = end_of_attribute(at, paragraph_end, blank_lines);
    if (!next) return std::nullopt;
    at = *next;
    paragraph_end = std::max(paragraph_end, std::min(at + 1, size_));
  }
  if (at >= paragraph_end || at >= size_ || text_[at] != '>') return std::nullopt;
  tag.closes_itself = !tag.closes && text_[at - 1] == '/';
  tag.span.end = at + 1;
  return tag;
}

Offset JsxScanner::end_of_statement(Offset begin) {
  if (all_close_) {
    Script script{text_, begin, size_};
    while (!script.at_end()) {
      if (text_[script.at()] == '\n' && script.depth() <= 0 && is_blank_line(text_, script.at() + 1))
        return script.at() + 1;
      script.step();
    }
    if (script.depth() <= 0) return size_;
    all_close_ = false;
  }
  Offset at = begin;
  while (at < size_ && !is_blank_line(text_, at)) at = std::min(line_end(text_, at) + 1, size_);
  return at;
}

}  // namespace galley
