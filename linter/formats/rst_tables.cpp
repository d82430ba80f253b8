#include "linter/formats/rst_tables.h"

#include <algorithm>

#include "linter/formats/rst_marks.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

// What stands in columns further on is text of the last one.
constexpr std::size_t most_columns = 200;

std::string_view text_of(std::string_view bytes, Span span) { return bytes.substr(span.begin, span.size()); }

Span trimmed(std::string_view bytes, Span span) {
  while (!span.empty() && (bytes[span.begin] == ' ' || bytes[span.begin] == '\t')) ++span.begin;
  while (!span.empty() && (bytes[span.end - 1] == ' ' || bytes[span.end - 1] == '\t')) --span.end;
  return span;
}

// A mark that may part cells, and the column in which it stands.
struct Edge {
  Offset column = 0;
  Offset at = 0;
};

std::vector<Edge> edges_of(std::string_view bytes, const SourceLine& line) {
  std::vector<Edge> edges;
  Offset column = line.indent;
  for (Offset at = line.text.begin; at < line.text.end;) {
    const Decoded character = decode(bytes, at);
    if (bytes[at] == '|' || bytes[at] == '+') edges.push_back({column, at});
    column += display_width(character.code_point);
    at += character.size;
  }
  return edges;
}

// The columns that are an edge in each of `lines`.
std::vector<Offset> shared_columns(std::span<const std::vector<Edge>> lines) {
  std::vector<Offset> shared;
  for (const Edge& edge : lines.front()) shared.push_back(edge.column);
  for (const std::vector<Edge>& line : lines.subspan(1)) {
    auto edge = line.begin();
    std::erase_if(shared, [&](Offset column) {
      while (edge != line.end() && edge->column < column) ++edge;
      return edge == line.end() || edge->column != column;
    });
  }
  return shared;
}

// A border inside of a row ends what stands above it.
void add_grid_line(std::string_view bytes, Span span, RstCell& cell) {
  const std::string_view written = text_of(bytes, span);
  const bool is_border = written.size() > 1 && written.find_first_not_of("-=+") == written.npos;
  cell.push_back(is_border ? Span{span.begin, span.begin} : trimmed(bytes, span));
}

RstRow grid_row(std::string_view bytes, std::span<const SourceLine> lines) {
  std::vector<std::vector<Edge>> edges;
  for (const SourceLine& line : lines) edges.push_back(edges_of(bytes, line));
  const std::vector<Offset> columns = shared_columns(edges);
  RstRow row;
  row.cells.resize(columns.empty() ? 0 : columns.size() - 1);
  for (const std::vector<Edge>& line : edges) {
    auto edge = line.begin();
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
      while (edge->column < columns[cell]) ++edge;
      const Offset begin = edge->at + 1;
      while (edge->column < columns[cell + 1]) ++edge;
      add_grid_line(bytes, {begin, edge->at}, row.cells[cell]);
    }
  }
  return row;
}

// The byte of `line` in `column`, from `at` in `from` on.
Edge byte_in_column(std::string_view bytes, const SourceLine& line, Edge from, Offset column) {
  while (from.at < line.text.end && from.column < column) {
    const Decoded character = decode(bytes, from.at);
    from.column += display_width(character.code_point);
    from.at += character.size;
  }
  return from;
}

std::vector<Offset> simple_columns(std::string_view bytes, const SourceLine& border) {
  std::vector<Offset> columns;
  for (Offset at = border.text.begin; at < border.text.end && columns.size() < most_columns; ++at) {
    if (bytes[at] == '=' && (at == border.text.begin || bytes[at - 1] == ' '))
      columns.push_back(border.indent + at - border.text.begin);
  }
  return columns;
}

bool is_ruled(std::string_view text) { return text.find_first_not_of("- ") == text.npos && text.starts_with("--"); }

// Text that goes on over a gap is one cell.
void add_simple_line(std::string_view bytes, const SourceLine& line, std::span<const Offset> columns, RstRow& row) {
  Edge edge{line.indent, line.text.begin};
  std::size_t open = 0;
  Offset begin = line.text.begin;
  for (std::size_t column = 1; column <= columns.size(); ++column) {
    if (column < columns.size()) {
      edge = byte_in_column(bytes, line, edge, columns[column]);
      const bool goes_on = edge.at < line.text.end && edge.at > line.text.begin && bytes[edge.at - 1] != ' ' &&
                           bytes[edge.at - 1] != '\t';
      if (goes_on) continue;
    }
    const Offset end = column < columns.size() ? edge.at : line.text.end;
    row.cells[open].push_back(trimmed(bytes, {begin, std::max(begin, end)}));
    begin = std::max(begin, end);
    open = column;
  }
}

void part_paragraphs(RstRow& row) {
  for (RstCell& cell : row.cells) {
    if (!cell.empty()) cell.push_back({cell.back().end, cell.back().end});
  }
}

class CsvReader {
 public:
  explicit CsvReader(std::string_view bytes) : bytes_(bytes) {}

  void read(Span line) {
    if (!quoted_) rows_.emplace_back().cells.emplace_back();
    Offset begin = line.begin;
    for (Offset at = line.begin; at < line.end; ++at) {
      if (quoted_ ? bytes_[at] == '"' : bytes_[at] == '"' && trimmed(bytes_, {begin, at}).empty()) {
        if (quoted_) add({begin, at});
        quoted_ = !quoted_;
        begin = at + 1;
      } else if (!quoted_ && bytes_[at] == ',') {
        add({begin, at});
        rows_.back().cells.emplace_back();
        begin = at + 1;
      }
    }
    add({begin, line.end});
  }

  std::vector<RstRow> take() { return std::move(rows_); }

 private:
  void add(Span span) {
    span = trimmed(bytes_, span);
    if (!span.empty() || quoted_) rows_.back().cells.back().push_back(span);
  }

  std::string_view bytes_;
  std::vector<RstRow> rows_;
  bool quoted_ = false;
};

}  // namespace

std::size_t rst_grid_end(std::string_view bytes, std::span<const SourceLine> lines, std::size_t begin,
                         std::size_t end) {
  std::size_t at = begin;
  while (at < end && !lines[at].blank() && (bytes[lines[at].text.begin] == '|' || bytes[lines[at].text.begin] == '+'))
    ++at;
  while (at > begin + 1 && !is_rst_grid_border(text_of(bytes, lines[at - 1].text))) --at;
  return at;
}

std::size_t rst_simple_end(std::string_view bytes, std::span<const SourceLine> lines, std::size_t begin,
                           std::size_t end) {
  const auto is_border = [&](std::size_t line) {
    const std::string_view written = text_of(bytes, lines[line].text);
    return is_rst_simple_border(written) || (written.size() > 1 && is_rst_adornment(written) && written[0] == '=');
  };
  std::size_t borders = 1;
  for (std::size_t at = begin + 1; at < end; ++at) {
    if (lines[at].blank()) continue;
    if (lines[at].indent < lines[begin].indent) return begin;
    if (!is_border(at)) continue;
    ++borders;
    if (borders == 3 || at + 1 == end || lines[at + 1].blank()) return at + 1;
  }
  return begin;
}

std::vector<RstRow> rst_grid_rows(std::string_view bytes, std::span<const SourceLine> lines) {
  std::vector<RstRow> rows;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const std::string_view written = text_of(bytes, lines[at].text);
    if (!is_rst_grid_border(written)) continue;
    if (at > begin) rows.push_back(grid_row(bytes, lines.subspan(begin, at - begin)));
    if (written[1] == '=') {
      for (RstRow& row : rows) row.is_head = true;
    }
    begin = at + 1;
  }
  return rows;
}

std::vector<RstRow> rst_simple_rows(std::string_view bytes, std::span<const SourceLine> lines) {
  const std::vector<Offset> columns = simple_columns(bytes, lines.front());
  std::vector<RstRow> rows;
  bool parted = true;
  for (const SourceLine& line : lines.subspan(1)) {
    const std::string_view written = text_of(bytes, line.text);
    const bool is_border = is_rst_simple_border(written) || is_ruled(written);
    if (is_border && written.starts_with('=') && &line != &lines.back()) {
      for (RstRow& row : rows) row.is_head = true;
    }
    if (line.blank() && !rows.empty()) part_paragraphs(rows.back());
    if (is_border) parted = true;
    if (is_border || line.blank()) continue;
    if (parted || line.indent < columns[1]) rows.emplace_back().cells.resize(columns.size());
    parted = false;
    add_simple_line(bytes, line, columns, rows.back());
  }
  return rows;
}

std::vector<RstRow> rst_csv_rows(std::string_view bytes, std::span<const Span> lines) {
  CsvReader reader{bytes};
  for (const Span& line : lines) reader.read(line);
  return reader.take();
}

}  // namespace galley
