// Tokens -> sentences.
#pragma once

#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace galley {

// Splits tokens[range] and appends to `sentences`. A sentence ends after a full
// stop, question or exclamation mark or ellipsis and the closing marks behind
// it, where white space and something that may begin a sentence follow. A stop
// after an abbreviation ("Mr.", "e.g.", "U.S."), an initial or a number in
// front of a lower-case word ends none. Every token is in one sentence.
void split_sentences(std::string_view prose, std::span<const Token> tokens, IndexRange range,
                     std::vector<Sentence>& sentences);

}  // namespace galley
