// What toml++ calls a place, as an offset: it counts lines and characters.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "linter/text/character_offsets.h"
#include "linter/text/toml.h"
#include "linter/text/toml_keys.h"
#include "linter/text/utf8.h"

namespace galley {

class TomlPlaces {
 public:
  explicit TomlPlaces(std::string_view text) : offset_(text), lines_{0} {
    std::size_t character = 0;
    for (std::size_t at = 0; at < text.size(); ++character) {
      const bool ends_line = text[at] == '\n';
      at += decode(text, at).size;
      if (ends_line) lines_.push_back(character + 1);
    }
  }

  std::size_t offset(const toml::source_position& place) const {
    if (place.line == 0 || place.column == 0) return 0;
    return offset_(lines_[std::min<std::size_t>(place.line - 1, lines_.size() - 1)] + place.column - 1);
  }

 private:
  CharacterOffsets offset_;
  std::vector<std::size_t> lines_;  // the number of the character that begins each
};

}  // namespace galley
