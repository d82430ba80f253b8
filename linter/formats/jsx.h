// Where the pieces of JavaScript that stand in MDX end. No parser: brackets,
// strings and comments are all that is looked at.
#pragma once

#include <optional>
#include <string_view>

#include "linter/text/span.h"

namespace galley {

// A tag of JSX or HTML: "<Tabs.Item label={x}>", "</p>", "<>".
struct JsxTag {
  Span span;
  Span name;                   // empty for a fragment's
  bool closes = false;         // "</p>"
  bool closes_itself = false;  // "<br />"
};

// Blank lines may stand in what has lines of its own (`blank_lines`), and end
// what stands between words.
//
// Asked of places one behind the other. A bracket is looked for to the end of
// the text, or of its paragraph; once one isn't found in the text, only in
// paragraphs; and where it isn't found there, no more in that paragraph. So all
// questions together are linear.
class JsxScanner {
 public:
  // `text` outlives this.
  explicit JsxScanner(std::string_view text) : text_(text), size_(static_cast<Offset>(text.size())) {}

  // Behind the "}" that closes the "{" at `open`, if one does. Brackets in
  // strings, templates and comments don't count.
  std::optional<Offset> end_of_expression(Offset open, Offset paragraph_end, bool blank_lines);

  // The tag whose "<" is at `open`, if it is one that ends. Addresses
  // ("<http://…>", "<me@…>") are none.
  std::optional<JsxTag> find_tag(Offset open, Offset paragraph_end, bool blank_lines);

  // Behind what was ever looked at for a bracket.
  Offset furthest() const { return furthest_; }

  // Behind the line in which the statement ends that begins at `begin`, a line's
  // begin: where all brackets are closed and a blank line or the end of the text
  // follows. If they never are, where the first blank line begins.
  Offset end_of_statement(Offset begin);

 private:
  std::optional<Offset> closing(Offset open, Offset limit);
  std::optional<Offset> end_of_attribute(Offset at, Offset paragraph_end, bool blank_lines);

  std::string_view text_;
  Offset size_;
  Offset furthest_ = 0;
  bool all_close_ = true;
  Offset unclosed_before_ = 0;  // end of the last paragraph in which a bracket stays open
};

}  // namespace galley
