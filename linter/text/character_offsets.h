// Characters counted from the beginning of a text, as some libraries call a
// place, to bytes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "linter/text/utf8.h"

namespace galley {

// Keeps where every 64th character begins; a place costs the same wherever it is.
class CharacterOffsets {
 public:
  explicit CharacterOffsets(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) {
      if (count_++ % step == 0) offsets_.push_back(at);
    }
  }

  // Past the end means the end.
  std::size_t operator()(std::size_t character) const {
    if (character >= count_) return text_.size();
    std::size_t at = offsets_[character / step];
    for (std::size_t left = character % step; left > 0; --left) at += decode(text_, at).size;
    return at;
  }

 private:
  static constexpr std::size_t step = 64;

  std::string_view text_;
  std::size_t count_ = 0;
  std::vector<std::size_t> offsets_;
};

}  // namespace galley
