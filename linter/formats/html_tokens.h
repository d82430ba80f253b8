// HTML -> tags, text and comments, in the order of the source.
#pragma once

#include <optional>
#include <string_view>

#include "linter/text/span.h"

namespace galley {

struct HtmlToken {
  enum Kind { text, raw_text, start_tag, end_tag, comment, declaration };
  Kind kind = text;
  Span span;              // of comments and tags with their marks
  std::string_view name;  // of tags, as written
  Span inside;            // of comments: without their marks
};

// Follows the tokenisation of the HTML standard (section 13.2.5), so far as it
// matters to where text stands: what isn't closed goes on to the end, quoted
// values may hold ">", and the text of <script>, <style>, <title> and the like
// holds no tags (`raw_text`). Total and linear.
class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view source, Offset begin = 0) : source_(source), at_(begin) {}

  std::optional<HtmlToken> next();

 private:
  HtmlToken tag(Offset name_begin);
  HtmlToken comment();
  HtmlToken declaration();
  std::optional<HtmlToken> raw_text();
  Offset past_tag(Offset at) const;
  bool starts_markup(Offset at) const;
  Offset find(std::string_view wanted, Offset from) const;
  Offset size() const { return static_cast<Offset>(source_.size()); }

  std::string_view source_;
  Offset at_;
  std::string_view raw_name_;  // the element whose raw text comes next
};

// The value of an attribute in the source of a start tag, without quotation
// marks; empty for one without a value.
std::optional<std::string_view> html_attribute(std::string_view tag, std::string_view name);

inline bool is_html_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r';
}

bool equal_ignoring_ascii_case(std::string_view a, std::string_view b);

}  // namespace galley
