// Jupyter notebooks, as Formats see them.
#pragma once

#include <memory>

#include "linter/formats/format.h"

namespace galley {

extern const Envelope notebook_envelope;

// The text of a cell, which has formulas and no front matter.
Document parse_markdown_cell(std::shared_ptr<const SourceFile> source);

}  // namespace galley
