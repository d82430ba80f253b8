// How newspapers write a word, which tells whether its capital begins a sentence.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

enum class Written : std::uint8_t {
  unknown,  // not met, or only with a capital
  small,    // with a capital at the beginning of sentences at most
  both,     // with a capital inside sentences too
};

// `word` is in lower case. Found by a binary search.
Written written(std::string_view word);

}  // namespace galley
