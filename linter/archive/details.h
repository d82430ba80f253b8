// What a file says of itself.
#pragma once

#include "linter/archive/writer.h"
#include "linter/document/document.h"

namespace galley::archive {

// Title: what the front matter says, else the first heading, else the beginning
// of the first block. Date: what the front matter says, else empty. No id.
PieceDetails details_of(const Document& document);

}  // namespace galley::archive
