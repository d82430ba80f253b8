// Quarto as the Markdown that its prose is; R Markdown is a part of it.
#pragma once

#include <string_view>

#include "linter/formats/markdown_masks.h"

namespace galley {

// A copy of `source` of the same size, in which a reader of Markdown finds at the
// same places the same text, and masks for what is none:
//
// - the marks of divisions (":::") are blank;
// - shortcodes, citations and references to figures are objects, equations code,
//   and attributes and notes between words nothing;
// - what stands behind ": " is a definition, or a table's caption.
//
// `begin` is behind the front matter. Linear.
MaskedMarkdown markdown_of_quarto(std::string_view source, Offset begin);

}  // namespace galley
