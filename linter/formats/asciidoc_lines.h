// The lines of AsciiDoc that are read at all.
#pragma once

#include <string_view>
#include <vector>

#include "linter/formats/source_lines.h"

namespace galley {

struct AsciidocLines {
  std::vector<SourceLine> lines;  // without those of conditions
  Span front_matter;              // with its marks; empty if there is none
};

// Of a key or signature in letters (".asc", too) there are no lines.
AsciidocLines read_asciidoc_lines(std::string_view bytes, Offset from);

}  // namespace galley
