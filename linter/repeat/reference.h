// The same answers, slow and plain: what the tests compare the rest with.
#pragma once

#include "linter/repeat/passage.h"

namespace galley::repeat {

// For each text and word: whether it belongs to a run of `min_words` words that
// stands earlier, in a text before it or in this one without overlap.
// Quadratic.
std::vector<std::vector<bool>> repeated_words(std::span<const Text> texts, std::uint32_t min_words);

// The best alignment of any part of `a` with any part of `b`, as align.h scores
// it. Of equally good ones the first to end. Quadratic.
//
// T. Smith, M. Waterman: Identification of common molecular subsequences,
// Journal of Molecular Biology 147, 1981.
Passage best_local_alignment(Text a, Text b);

// The best score of any beginning of `a` with any beginning of `b`. Quadratic.
std::int32_t best_extension(Text a, Text b);

}  // namespace galley::repeat
