// Is it English?
#pragma once

#include <string_view>

#include "linter/document/document.h"

namespace galley {

// True if the document is in English as far as can be told: where nothing
// speaks for another language it is taken for English. `declared` is a
// language tag ("en-GB", "de"), which decides, or "auto".
bool is_english(const Document& document, std::string_view declared);

}  // namespace galley
