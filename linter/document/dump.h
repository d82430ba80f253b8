// A Document as readable text.
#pragma once

#include <iosfwd>

#include "linter/document/document.h"

namespace galley {

// Writes the document as rules see it, for people and for fixtures:
//
//   0 list_item level 1 number "3." list 0 source 0-24
//     "The `x` is 3 words long."
//       The [code x] is [number 3] words long .
//   comment source 26-40 before 1: "stet"
//   origin prose 0-4 source 3-7
//   origin prose 4-5 source 8-9 replaced
//
// A block, its sentences, their tokens (words and punctuation as they are, the
// rest in brackets with their kind); then comments and origins. Line ends and
// tabs are written as escapes. Bytes are counted from 0, ends are exclusive.
void dump(const Document& document, std::ostream& out);

}  // namespace galley
