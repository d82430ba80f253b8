// The text of a page, written into a document.
//
// White space collapses as a browser does it: of each run one byte stays, a line
// feed if it holds one. Nothing is made up but for entities and <br>.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "linter/document/builder.h"
#include "linter/formats/html_elements.h"
#include "linter/formats/pending_marks.h"

namespace galley {

class HtmlText {
 public:
  // `elements` are those around what is written next; they outlive this.
  HtmlText(const std::shared_ptr<const SourceFile>& source, HtmlElements& elements)
      : bytes_(source->bytes()), builder_(source), elements_(elements) {}

  void write(Span span);
  void line_break(Span tag);
  void picture(Span tag);

  void begin_mark(InlineKind kind, Span target);
  void end_mark(InlineKind kind);

  // Code, and what is struck out, is one token: all text until the end of the
  // element, in which others of its name may stand.
  void begin_capture(std::string_view name);
  void begin_nested(std::string_view name);
  // False if that isn't the captured element's name.
  bool end_nested(std::string_view name);

  void code(Span span);
  void comment(Span span, Span inside);
  void aside(AsideKind kind, Span span) { builder_.aside(kind, span); }

  void end_block();
  // An item that waits for text has none.
  void begin_empty_item();

  Document build() { return builder_.build(); }

 private:
  Offset past_run(Span span) const;
  Offset entity(Span span);
  Offset white_space(Span span);
  void words(Span span);
  void open_block();
  void begin_waiting_block();
  void add_space();
  void end_capture();

  std::string_view bytes_;
  Builder builder_;
  HtmlElements& elements_;
  PendingMarks pending_;
  bool open_ = false;
  bool has_text_ = false;  // white space that comes next counts
  Span space_;             // white space that waits for text
  bool capturing_ = false;
  std::string_view captured_name_;
  Span captured_;
  std::string captured_text_;
  int nested_ = 0;  // elements of the captured one's name that are open in it
};

}  // namespace galley
