// Sentences of text that is no document.
#pragma once

#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

// The sentences of `text`, without the white space between them.
std::vector<TextSpan> split_into_sentences(std::string_view text);

bool is_one_sentence(std::string_view text);

}  // namespace galley
