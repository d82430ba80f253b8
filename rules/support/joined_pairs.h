// Two words that stand as one elsewhere: "web site" beside "website".
//
// Hashing every pair of words would cost more than all the rest. So of each pair
// it is looked first whether the text has a long word of that length which begins
// and ends like it. Linear.
#pragma once

#include <cstdint>
#include <vector>

#include "linter/document/document.h"
#include "linter/document/word_set.h"

namespace rules {

// The first tokens of pairs of words, with a byte between them, that stand as one
// long word too, in the singular or the plural. Those in `small` are in none.
std::vector<std::uint32_t> pairs_joined_elsewhere(const galley::Document& document, const galley::WordSet& small);

}  // namespace rules
