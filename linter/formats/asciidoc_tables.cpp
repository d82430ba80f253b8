#include "linter/formats/asciidoc_tables.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "linter/formats/rst_tables.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t most_rows = 16;  // that a cell reaches over
constexpr std::size_t most_columns = 64;

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

// "2.3+^.^a" in front of the mark that begins a cell.
struct CellForm {
  std::size_t columns = 1;
  std::size_t rows = 1;
  std::size_t times = 1;
  char style = '\0';
};

std::size_t number_at(std::string_view text, std::size_t& at) {
  std::size_t number = 0;
  const char* const end = std::from_chars(text.data() + at, text.data() + text.size(), number).ptr;
  at = static_cast<std::size_t>(end - text.data());
  return std::min(number, most_columns);
}

std::optional<CellForm> cell_form(std::string_view text) {
  CellForm form;
  std::size_t at = 0;
  const std::size_t sign = text.find_first_not_of("0123456789.");
  if (sign != none && sign > 0 && (text[sign] == '+' || text[sign] == '*')) {
    const std::size_t columns = number_at(text, at);
    std::size_t rows = 1;
    if (text[at] == '.') rows = number_at(text, ++at);
    if (at != sign) return std::nullopt;
    ++at;
    if (text[sign] == '*') form.times = std::max<std::size_t>(columns, 1);
    if (text[sign] == '+') form.columns = std::max<std::size_t>(columns, 1);
    if (text[sign] == '+') form.rows = std::clamp<std::size_t>(rows, 1, most_rows);
  }
  while (at < text.size() && (text[at] == '<' || text[at] == '^' || text[at] == '>' || text[at] == '.')) ++at;
  if (at < text.size() && is_ascii_lower(text[at])) form.style = text[at++];
  return at == text.size() ? std::optional{form} : std::nullopt;
}

class CellReader {
 public:
  CellReader(std::string_view bytes, char mark, const AsciidocBlock& block)
      : bytes_(bytes), mark_(mark), styles_(asciidoc_column_styles(block.columns)) {
    held_.resize(styles_.size());
  }

  std::vector<AsciidocCell> read(std::span<const SourceLine> lines, bool may_have_head) {
    std::size_t first_row = 0;
    for (const SourceLine& line : lines) {
      read_line(line);
      if (first_row == 0) first_row = cells_.size();
    }
    const std::size_t head = styles_.empty() ? first_row : std::min(first_columns_, cells_.size());
    const bool is_whole = styles_.empty() || first_row >= head;
    if (may_have_head && (is_head_said_ || is_whole)) {
      for (std::size_t cell = 0; cell < head; ++cell) cells_[cell].is_head = true;
    }
    for (AsciidocCell& cell : cells_) settle(cell);
    return std::move(cells_);
  }

  void say_head() { is_head_said_ = true; }

 private:
  // Parts the line at the marks; what stands in front of one may be its form.
  void read_line(const SourceLine& line) {
    Offset begin = line.text.begin;
    bool at_line_begin = true;
    for (Offset at = begin; at < line.text.end; ++at) {
      if (bytes_[at] != mark_ || (at > line.text.begin && bytes_[at - 1] == '\\')) continue;
      Offset form_begin = at;
      while (form_begin > begin && !is_blank(bytes_[form_begin - 1]) && at - form_begin < longest_form) --form_begin;
      const bool stands_free = form_begin > begin ? is_blank(bytes_[form_begin - 1]) : at_line_begin;
      std::optional<CellForm> form;
      if (stands_free) form = cell_form(bytes_.substr(form_begin, at - form_begin));
      add({begin, form ? form_begin : at}, line, at_line_begin, false);
      open(form.value_or(CellForm{}));
      begin = at + 1;
      at_line_begin = false;
    }
    add({begin, line.text.end}, line, at_line_begin, true);
  }

  void add(Span text, const SourceLine& line, bool at_line_begin, bool at_line_end) {
    if (cells_.empty()) return;
    while (!text.empty() && is_blank(bytes_[text.begin])) ++text.begin;
    while (!text.empty() && is_blank(bytes_[text.end - 1])) --text.end;
    if (text.empty() && !at_line_end) return;
    const Span line_end = at_line_end ? line.line_end : Span{text.end, text.end};
    cells_.back().lines.push_back({.text = text, .line_end = line_end, .indent = at_line_begin ? line.indent : 0});
  }

  void open(const CellForm& form) {
    AsciidocCell cell;
    const bool is_first_row = !is_first_row_over_;
    if (!styles_.empty()) {
      while (held_[column_] > 0) {
        --held_[column_];
        next_column();
      }
      cell.style = styles_[column_];
      const std::size_t all = std::max(form.columns, form.times);
      for (std::size_t taken = 0; taken < all; ++taken) {
        held_[column_] = form.rows - 1;
        next_column();
      }
    }
    if (form.style != '\0') cell.style = form.style;
    cells_.push_back(std::move(cell));
    if (is_first_row) first_columns_ = cells_.size();
  }

  void next_column() {
    column_ = (column_ + 1) % styles_.size();
    if (column_ == 0) is_first_row_over_ = true;
  }

  static void settle(AsciidocCell& cell) {
    while (!cell.lines.empty() && cell.lines.front().blank()) cell.lines.erase(cell.lines.begin());
    while (!cell.lines.empty() && cell.lines.back().blank()) cell.lines.pop_back();
    std::size_t next = cell.lines.size();
    for (std::size_t at = cell.lines.size(); at-- > 0;) {
      cell.lines[at].next = next;
      if (!cell.lines[at].blank()) next = at;
    }
  }

  static constexpr Offset longest_form = 20;

  std::string_view bytes_;
  char mark_;
  std::string styles_;
  std::vector<std::size_t> held_;  // by column: rows that a cell further up goes on into
  std::size_t column_ = 0;
  bool is_first_row_over_ = false;
  bool is_head_said_ = false;
  std::size_t first_columns_ = 0;  // cells of the first row
  std::vector<AsciidocCell> cells_;
};

std::vector<AsciidocCell> separated_cells(std::string_view bytes, std::span<const SourceLine> lines, bool has_head) {
  std::vector<Span> texts;
  for (const SourceLine& line : lines) {
    if (!line.blank()) texts.push_back(line.text);
  }
  std::vector<AsciidocCell> cells;
  for (const RstRow& row : rst_csv_rows(bytes, texts)) {
    for (const RstCell& read : row.cells) {
      AsciidocCell cell{.is_head = has_head};
      for (const Span& text : read) cell.lines.push_back({.text = text, .line_end = {text.end, text.end}});
      for (std::size_t line = 0; line < cell.lines.size(); ++line) cell.lines[line].next = line + 1;
      cells.push_back(std::move(cell));
    }
    has_head = false;
  }
  return cells;
}

}  // namespace

std::vector<AsciidocCell> asciidoc_cells(std::string_view bytes, std::span<const SourceLine> lines,
                                         std::string_view delimiter, const AsciidocBlock& block) {
  const bool begins_with_head = lines.size() > 1 && !lines[0].blank() && lines[1].blank();
  const bool has_head = !block.has_no_head && (block.has_head || begins_with_head);
  std::string_view format = block.format;
  if (format.empty() && delimiter[0] == ',') format = "csv";
  if (format.empty() && delimiter[0] == ':') format = "dsv";
  if (format == "csv") return separated_cells(bytes, lines, has_head);
  if (!format.empty() && format != "psv") return {};
  const char mark = block.separator.size() == 1 ? block.separator[0] : delimiter[0];
  CellReader reader{bytes, mark, block};
  if (block.has_head) reader.say_head();
  return reader.read(lines, has_head);
}

}  // namespace galley
