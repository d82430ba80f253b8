// The tables of reStructuredText, cut into cells.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "linter/formats/rst_lines.h"

namespace galley {

// The lines of a cell, without white space at their ends; an empty one parts paragraphs.
using RstCell = std::vector<Span>;

struct RstRow {
  std::vector<RstCell> cells;
  bool is_head = false;
};

// Where the table ends whose first line is a border.
std::size_t rst_grid_end(std::string_view bytes, std::span<const SourceLine> lines, std::size_t begin, std::size_t end);
std::size_t rst_simple_end(std::string_view bytes, std::span<const SourceLine> lines, std::size_t begin,
                           std::size_t end);

// The rows of all `lines`. Where cells of a grid reach over rows beside cells
// that don't, what stands beside each other is one cell.
std::vector<RstRow> rst_grid_rows(std::string_view bytes, std::span<const SourceLine> lines);
std::vector<RstRow> rst_simple_rows(std::string_view bytes, std::span<const SourceLine> lines);

// Values between commas; those in quotation marks may go on over lines.
std::vector<RstRow> rst_csv_rows(std::string_view bytes, std::span<const Span> lines);

}  // namespace galley
