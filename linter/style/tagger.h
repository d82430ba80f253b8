// Which part of speech each word of a sentence is, in the tags of the Penn
// Treebank.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

struct TaggedWord {
  TextSpan span;  // in the sentence
  std::string_view text;
  std::string_view tag;  // "NN", "VBZ", ","; lives as long as the program
};

// The sentence's words and marks, with their tags. “don't” is two words, “do”
// and “n't”. May be called from many threads.
std::vector<TaggedWord> tag_words(std::string_view sentence);

// The words and marks alone; their tags are empty.
std::vector<TaggedWord> split_words(std::string_view sentence);

}  // namespace galley
