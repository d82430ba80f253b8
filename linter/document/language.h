// Is it English?
#pragma once

#include <string_view>

#include "linter/document/document.h"

namespace galley {

// True if the document is in English as far as can be told: where nothing
// speaks for another language it is taken for English. `declared` is a
// language tag ("en-GB", "de"), which decides, or "auto".
bool is_english(const Document& document, std::string_view declared);

// True if a block of a document that is in English as a whole is in another
// language all the same: a quoted licence, a part that nobody has translated. A
// block that tells nothing is what its neighbours are that do.
bool is_in_other_language(const Document& document, std::size_t block);

}  // namespace galley
