// The markup between the words of reStructuredText.
#pragma once

#include "linter/formats/block_text.h"

namespace galley {

// Writes all of `text` into the open block. Linear: what is never closed is
// looked for once.
void write_rst_inline(BlockText& text, Builder& builder);

}  // namespace galley
