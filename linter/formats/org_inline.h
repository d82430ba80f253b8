// What stands in a line of Org: emphasis, links, notes, what is code.
#pragma once

#include <string_view>

#include "linter/document/builder.h"

namespace galley {

// Writes the text of the open block. `text` may go on over lines; what indents
// them is left out. Linear.
void write_org_text(std::string_view bytes, Span text, Builder& builder);

}  // namespace galley
