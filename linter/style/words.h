// Words as a spelling checker wants them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

struct SpellingWord {
  TextSpan span;
  std::string text;  // with plain quotation marks and apostrophes
};

// What stands between white space, without the marks around it; contractions
// and abbreviations ("e.g.") stay whole, what has no letter is left out.
std::vector<SpellingWord> spelling_words(std::string_view text);

}  // namespace galley
