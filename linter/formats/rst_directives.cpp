// What directives of reStructuredText hold, by their names.
#include <algorithm>
#include <array>

#include "linter/formats/rst_names.h"
#include "linter/formats/rst_reader.h"
#include "linter/formats/rst_tables.h"
#include "linter/text/utf8.h"

namespace galley {

using namespace std::literals;

RstReader::Directive RstReader::parse_directive(std::size_t at, const RstBody& lines) {
  Directive parts{.has_first_line = !lines_[at].blank()};
  const Offset indent = lines_.least_indent(at + 1, lines.end, lines.indent + 1);
  lines_.set_indent(at, indent);
  const std::size_t begin = parts.has_first_line ? at : at + 1;
  std::size_t option = lines.end;
  std::size_t blank = begin;
  for (; blank < lines.end && !lines_[blank].blank(); ++blank) {
    if (option == lines.end && rst_field_marker(lines_.text(blank)) > 0) option = blank;
  }
  parts.argument = {begin, std::min(option, blank), indent};
  parts.options = {std::min(option, blank), blank, indent};
  parts.content = {blank, lines.end, lines_.least_indent(blank, lines.end, indent)};
  return parts;
}

void RstReader::read_directive(std::string_view name, std::size_t at, const RstBody& lines, RstContext context) {
  const Directive parts = parse_directive(at, lines);
  // What a directive shows stands there, though nothing is said of it.
  if (!option(parts, ":alt:")) blocks_.picture({lines_[at].text.begin, lines_[at].text.begin});
  const RstContent content = content_of_directive(name);
  switch (content) {
    case RstContent::unknown:
    case RstContent::body:
      return read_unknown(parts, content == RstContent::body, context);
    case RstContent::quoted:
      context.enter_quotation();
      [[fallthrough]];
    case RstContent::admonition:
      read_body(parts.argument, context);
      return read_body(parts.content, context);
    case RstContent::versioned:
      if (parts.has_first_line) lines_.cut_word(at);
      if (name == "deprecated-removed") lines_.cut_word(at);
      [[fallthrough]];
    case RstContent::titled:
    case RstContent::rubric:
      blocks_.paragraph(parts.argument.begin, parts.argument.end, context);
      return read_body(parts.content, context);
    case RstContent::code:
      return blocks_.code(parts.content.begin, parts.content.end, context);
    case RstContent::nothing:
      return;
    case RstContent::image:
      return add_alternative(parts);
    case RstContent::figure:
      add_alternative(parts);
      return read_figure(parts.content, context);
    case RstContent::table:
    case RstContent::list_table:
    case RstContent::csv_table:
      return read_table(content, parts, context);
  }
}

bool RstReader::reads_as_text(const RstBody& lines) const {
  return lines.begin < lines.end &&
         galley::reads_as_text(lines_.slice({lines_[lines.begin].text.begin, lines_[lines.end - 1].text.end}));
}

void RstReader::read_unknown(const Directive& parts, bool is_known, const RstContext& context) {
  if (!parts.has_first_line && reads_as_text(parts.argument)) read_body(parts.argument, context);
  if (is_known || reads_as_text(parts.content)) read_body(parts.content, context);
}

// The value of an option, which may go on over lines.
std::optional<Span> RstReader::option(const Directive& parts, std::string_view marker) const {
  for (std::size_t at = parts.options.begin; at < parts.options.end; ++at) {
    if (!lines_.text(at).starts_with(marker)) continue;
    std::size_t stop = at + 1;
    while (stop < parts.options.end && rst_field_marker(lines_.text(stop)) == 0) ++stop;
    Span value{lines_[at].text.begin + static_cast<Offset>(marker.size()), lines_[stop - 1].text.end};
    const std::string_view written = lines_.slice(value);
    value.begin += static_cast<Offset>(std::min(written.find_first_not_of(" \t\r\n\f\v"), written.size()));
    return value;
  }
  return std::nullopt;
}

void RstReader::add_alternative(const Directive& parts) {
  if (const auto value = option(parts, ":alt:"); value && !value->empty()) blocks_.picture(*value);
}

void RstReader::read_figure(const RstBody& content, RstContext context) {
  const std::size_t begin = lines_.first_text(content.begin, content.end);
  const std::size_t stop = lines_.group_end(begin, content.end);
  RstContext caption = context;
  caption.kind = BlockKind::caption;
  caption.level = 0;
  read_body({begin, stop, content.indent}, caption);
  read_body({stop, content.end, lines_.least_indent(stop, content.end, content.indent)}, context);
}

void RstReader::read_table(RstContent kind, const Directive& parts, const RstContext& context) {
  RstContext caption = context;
  caption.kind = BlockKind::caption;
  caption.level = 1;
  blocks_.paragraph(parts.argument.begin, parts.argument.end, caption);
  if (kind == RstContent::list_table) return read_list_table(parts, context);
  if (kind == RstContent::csv_table) return read_csv_table(parts, context);
  read_body(parts.content, context);
}

void RstReader::read_list_table(const Directive& parts, RstContext context) {
  const auto rows = option(parts, ":header-rows:");
  const std::string_view written = rows ? lines_.slice(*rows) : ""sv;
  head_rows_ = !written.empty() && is_ascii_digit(written[0]) ? static_cast<std::size_t>(written[0] - '0') : 0;
  row_ = 0;
  context.cell_lists = 2;
  read_body(parts.content, context);
}

void RstReader::read_csv_table(const Directive& parts, const RstContext& context) {
  if (const auto head = option(parts, ":header:")) {
    std::vector<RstRow> rows = rst_csv_rows(lines_.bytes(), std::array{*head});
    for (RstRow& row : rows) row.is_head = true;
    blocks_.rows(rows, false, context);
  }
  blocks_.rows(rst_csv_rows(lines_.bytes(), lines_.texts(parts.content)), false, context);
}

}  // namespace galley
