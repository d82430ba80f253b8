// What MyST and Quarto share: both are Markdown with mathematics, attributes,
// definition lists, and marks of their own, on lines and between words.
//
// The source is gone through line by line. Code is passed over; what is a
// dialect's own is told by the class for it, and overwritten; all else stays.
// What is masked between words is overwritten with "{", which a parser of
// Markdown takes for the punctuation that the marks are, too.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "linter/formats/markdown_masks.h"

namespace galley {

class MarkdownDialect {
 public:
  virtual ~MarkdownDialect() = default;
  MarkdownDialect(const MarkdownDialect&) = delete;
  MarkdownDialect& operator=(const MarkdownDialect&) = delete;

  MaskedMarkdown take();

 protected:
  // `begin` is behind the front matter. `source` outlives this.
  MarkdownDialect(std::string_view source, Offset begin);

  struct Line {
    Offset begin = 0;
    Offset text = 0;  // behind white space and the marks of containers
    Offset end = 0;   // without its line end
    Offset next = 0;
    bool is_blank() const { return text == end; }
  };

  // A fence's marks: "```", ":::::".
  struct Fence {
    char mark = '\0';
    Offset size = 0;
  };

  // True if a line is the dialect's own, as far as its begin tells; it ends a paragraph.
  virtual bool begins_block(const Line& line) const = 0;
  // Reads such a line, and what belongs to it; false if it is none after all.
  virtual bool read_block(const Line& line) = 0;
  // Reads what begins with the "{", "@" or "[" at `at_`; false if nothing does.
  virtual bool read_inline(Offset end) = 0;
  // True if code ends with this line, for what is around it ends.
  virtual bool ends_code(const Line& /*line*/) const { return false; }
  // Sees each line that isn't code before it is read.
  virtual void meet(const Line& /*line*/) {}

  Line line_at(Offset at) const;
  std::string_view text(const Line& line) const { return slice({line.text, line.end}); }
  std::string_view slice(Span span) const { return source_.substr(span.begin, span.size()); }
  std::string_view rest(Offset at) const { return source_.substr(at); }
  Offset behind_blanks(Offset at, Offset end) const;
  Offset before_blanks(Offset begin, Offset at) const;

  static Fence fence_at(std::string_view text, std::string_view marks);
  bool closes(const Line& line, const Fence& fence) const;

  void blank(Span span);
  void hide(Span span, MaskKind kind);
  void add(MaskKind kind, Span span) { masks_.push_back({.span = span, .kind = kind}); }
  void add_shown(Offset at) { add(MaskKind::shown, {at, at}); }
  void pass_line(const Line& line);

  void part_before(const Line& line);

  // Reads what begins at the text of `line`, and goes on below.
  void read_paragraph(const Line& line);
  bool goes_on(const Line& line) const;

  // Reads what stands between words up to `end`.
  void read_words(Offset end);
  // The attributes that begin with the "{" at `at`: where they end, or `at`.
  Offset attributes_end(Offset at, Offset end) const;
  // Where marks like those at `at` close the code that they open; 0 if nothing does.
  Offset code_end(Offset at, Offset end);
  Offset behind_marks(Offset at, Offset end) const;
  Offset find(char mark, Offset at, Offset end) const;
  void hide_attributes(Offset end);

  std::string_view source_;
  std::string masked_;
  std::vector<Mask> masks_;
  Offset at_;
  Offset size_;
  bool in_heading_ = false;
  bool begins_paragraph_ = true;

 private:
  static constexpr std::size_t longest_marks = 32;

  void read_line();
  bool read_equation(const Line& line);
  bool read_environment(const Line& line);
  bool read_definition(const Line& line);
  void pass_fence(const Line& line, const Fence& fence);
  void read_word(Offset end);
  bool read_math(Offset end);
  bool read_empty_link(Offset end);
  void close_bracket(Offset end);
  void pass_angle(Offset end);
  void begin_words();

  std::vector<Offset> brackets_;                       // open, of the words that are read
  std::array<bool, longest_marks + 1> closes_code_{};  // false: no code with so many marks ends further on
  bool after_table_ = false;
  bool closes_math_ = true;
  bool closes_comment_ = true;
  Offset no_equation_before_ = 0;
  Offset no_environment_before_ = 0;
};

}  // namespace galley
