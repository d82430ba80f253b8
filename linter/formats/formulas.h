// Formulas in Markdown, where what shows it sets them: "$x$", "$$x$$",
// "\begin{align} … \end{align}". Nothing else is a cell's own, of what dialects
// of Markdown have: neither attributes nor definitions.
#pragma once

#include <string_view>

#include "linter/formats/markdown_masks.h"

namespace galley {

// `text`, of the same size, with the formulas overwritten, but for their line
// ends; each line of a formula is code. What is code is left alone, and sums of
// money ("$5 and $10") are no formulas. Linear.
MaskedMarkdown markdown_of_cell(std::string_view text);

}  // namespace galley
