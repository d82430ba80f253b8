// What the Markdown parser is given to read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

// Behind the front matter, if `text` has one at `begin`.
Offset after_front_matter(std::string_view text, Offset begin);

// The source, or a copy of it in which some bytes are overwritten and a few are
// put in. It is told apart what is front matter and what is a footnote, and what
// would cost the parser more than linear time is taken out (see the .cpp). But
// for `text()`, offsets are in the source.
class MarkdownSource {
 public:
  // `source` outlives this.
  MarkdownSource(std::string_view source, Offset mark_size, bool may_have_front_matter = true);

  // The text that the parser reads; it begins at `begin()`.
  std::string_view text() const { return copy_.empty() ? source_ : std::string_view{copy_}; }
  // Behind the byte order mark and the front matter.
  Offset begin() const { return begin_; }
  Offset mark_size() const { return mark_size_; }

  // Where byte `at` of text() stands in the source.
  Offset source_offset(Offset at) const;

  // True if byte `at` stands in the text of a footnote.
  bool in_footnote(Offset at) const;
  // True for the label (as in "[^label]") of a footnote that is defined.
  bool is_footnote(std::string_view label) const;
  // The pieces of `text` without "[^label]".
  std::vector<Span> without_notes(Span text) const;
  bool has_footnotes() const { return !footnotes_.empty(); }

 private:
  struct Line {
    Offset begin;
    Offset text;  // behind white space and quotation marks
    Offset end;   // without its line end
    bool blank() const { return text == end; }
  };

  // Dashes that a table's underline lacks.
  struct Insertion {
    Offset at;      // in the source
    Offset behind;  // in text(): behind what is put in
  };

  char* copy();
  void overwrite(Offset begin, Offset end, char with);
  void normalise_line_ends();
  void read_line(Offset begin, Offset end);
  void limit_nesting(Line& line);
  void limit_links(const Line& line);
  void limit_definitions(const Line& line);
  void lengthen_underline(const Line& line);
  void insert_dashes();
  bool footnote_begins(const Line& line);
  void footnote_goes_on(const Line& line);
  void close_footnote(Offset end);

  std::string_view source_;
  std::string copy_;
  Offset mark_size_ = 0;
  Offset begin_ = 0;
  std::vector<Insertion> insertions_;
  std::vector<Span> footnotes_;
  std::vector<std::string_view> labels_;  // sorted
  std::uint32_t run_ = 0;                 // lines since the block began
  bool in_table_ = false;
  bool in_footnote_ = false;
  bool after_blank_ = true;
  Offset definition_ = no_definition;

  static constexpr Offset no_definition = 0xFFFFFFFF;
};

}  // namespace galley
