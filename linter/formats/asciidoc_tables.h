// The tables of AsciiDoc, cut into cells.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "linter/formats/asciidoc_attributes.h"
#include "linter/formats/source_lines.h"

namespace galley {

struct AsciidocCell {
  std::vector<SourceLine> lines;
  char style = 'd';  // 'a' holds blocks; 'l' and 'm' hold code; what others hold is prose
  bool is_head = false;
};

// `lines` stand between the delimiters, of which the first is `delimiter`. Values
// between colons ("dsv") aren't told apart, and give no cell.
std::vector<AsciidocCell> asciidoc_cells(std::string_view bytes, std::span<const SourceLine> lines,
                                         std::string_view delimiter, const AsciidocBlock& block);

}  // namespace galley
