// The markup between the words of AsciiDoc.
#pragma once

#include <string_view>
#include <vector>

#include "linter/formats/block_text.h"

namespace galley {

// Writes all of `text` into the open block, and gives what stands in its footnotes.
// What is never closed is looked for once. With `has_old_quotes` ``text'' is a quotation.
std::vector<TextSpan> write_asciidoc_inline(BlockText& text, Builder& builder, bool has_old_quotes);

}  // namespace galley
