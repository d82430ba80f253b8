// reStructuredText, as docutils and Sphinx read it.
//
// A body is lines that are indented alike. What its lines begin with tells what
// stands there; what is indented further is a body of its own: of a list item, a
// definition, a directive. A mark in front of a body's first line is cut off
// that line. What can't be told without running a directive is left out.
// Cost: linear; bodies within bodies are read to a depth.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "linter/formats/rst_blocks.h"
#include "linter/formats/rst_lines.h"
#include "linter/formats/rst_marks.h"
#include "linter/formats/rst_names.h"

namespace galley {

class RstReader {
 public:
  explicit RstReader(const std::shared_ptr<const SourceFile>& source)
      : lines_(source->bytes(), source->mark_size()), blocks_(source, lines_) {}

  Document read();

 private:
  // The list that goes on if an item stands at `next`.
  struct List {
    std::uint32_t block = no_index;
    char form = '\0';
    bool numbers = false;
    std::size_t next = 0;
  };

  struct Directive {
    RstBody argument;
    RstBody options;
    RstBody content;
    bool has_first_line = false;  // the argument begins beside the name
  };

  void read_body(RstBody body, RstContext context);
  void read_flat(RstBody body, const RstContext& context);

  // These read what begins at `at`, and say where it ends; `body` goes on from there.
  std::size_t read_element(std::size_t at, RstBody body, const RstContext& context, List& list);
  std::size_t read_quotation(std::size_t at, std::size_t end, Offset indent, RstContext context);
  std::size_t read_item(std::size_t at, const RstBody& body, RstContext context, const RstMarker& marker,
                        bool is_number, List& list);
  std::size_t read_field(std::size_t at, const RstBody& body, const RstContext& context, Offset size);
  std::size_t read_hanging(std::size_t at, const RstBody& body, const RstContext& context, Offset size);
  std::size_t read_code(std::size_t begin, std::size_t end, const RstContext& context);
  std::size_t read_line_block(std::size_t at, const RstBody& body, const RstContext& context);
  std::size_t read_grid(std::size_t at, const RstBody& body, const RstContext& context);
  std::size_t read_simple_table(std::size_t at, const RstBody& body, const RstContext& context);
  std::size_t read_adorned(std::size_t at, const RstBody& body, const RstContext& context);
  std::size_t read_text(std::size_t at, const RstBody& body, const RstContext& context);
  std::size_t read_literal(std::size_t at, const RstBody& body, const RstContext& context);
  std::size_t read_definition(std::size_t at, const RstBody& body, const RstContext& context);
  std::size_t read_explicit(std::size_t at, const RstBody& body, const RstContext& context);

  bool is_item(std::size_t at, const RstBody& body, const RstMarker& marker) const;
  bool is_underlined(std::size_t at, const RstBody& body) const;
  void enter_cell(RstContext& context);

  // In rst_directives.cpp. `lines` are the directive's, of which the first begins behind its name.
  void read_directive(std::string_view name, std::size_t at, const RstBody& lines, RstContext context);
  Directive parse_directive(std::size_t at, const RstBody& lines);
  std::optional<Span> option(const Directive& parts, std::string_view marker) const;
  void add_alternative(const Directive& parts);
  bool reads_as_text(const RstBody& lines) const;
  void read_unknown(const Directive& parts, bool is_known, const RstContext& context);
  void read_figure(const RstBody& content, RstContext context);
  void read_table(RstContent kind, const Directive& parts, const RstContext& context);
  void read_list_table(const Directive& parts, RstContext context);
  void read_csv_table(const Directive& parts, const RstContext& context);

  RstSource lines_;
  RstBlocks blocks_;
  std::size_t head_rows_ = 0;  // of the table that is a list
  std::size_t row_ = 0;
};

}  // namespace galley
