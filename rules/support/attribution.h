// Who said it: "she added", "said the owner".
#pragma once

#include <cstdint>
#include <optional>

#include "linter/document/document.h"
#include "linter/document/word_set.h"

namespace rules {

// "said", "added", "asks": verbs that stand beside a quotation.
const galley::WordSet& words_of_saying();
bool is_saying(const galley::Token& token);

// The same, and what stands before a partial quotation: "saying that it was ‘late’".
bool is_reporting(const galley::Token& token);

// The first token of an attribution in `range` that stands behind a mark, as in
// "…, she added" and "…!” said the owner".
std::optional<std::uint32_t> find_attribution(const galley::Document& document, galley::IndexRange range);

// True if an attribution begins at token `at`, and ends before `end`.
bool begins_attribution(const galley::Document& document, std::uint32_t at, std::uint32_t end);

}  // namespace rules
