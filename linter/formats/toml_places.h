// What toml++ calls a place, as an offset: it counts lines and characters.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "linter/text/toml.h"
#include "linter/text/utf8.h"

namespace galley {

// Keys of so many parts in one line are freed by so deep a recursion that they
// are not to be parsed.
constexpr std::size_t most_points_in_line = 1000;

// What toml++ isn't to be asked about, or npos: a byte that isn't UTF-8, the
// first point of a line that is one too many.
inline std::size_t find_unreadable_toml(std::string_view text) {
  if (const auto wrong = find_invalid_utf8(text)) return wrong->begin;
  std::size_t points = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    points = text[at] == '\n' ? 0 : points + (text[at] == '.' ? 1 : 0);
    if (points > most_points_in_line) return at;
  }
  return text.npos;
}

class TomlPlaces {
 public:
  explicit TomlPlaces(std::string_view text) : text_(text), lines_{0} {
    std::size_t character = 0;
    for (std::size_t at = 0; at < text.size(); ++character) {
      if (character % step == 0) offsets_.push_back(at);
      const bool ends_line = text[at] == '\n';
      at += decode(text, at).size;
      if (ends_line) lines_.push_back(character + 1);
    }
  }

  std::size_t offset(const toml::source_position& place) const {
    if (place.line == 0 || place.column == 0) return 0;
    const std::size_t line = lines_[std::min<std::size_t>(place.line - 1, lines_.size() - 1)];
    const std::size_t character = line + place.column - 1;
    if (character / step >= offsets_.size()) return text_.size();
    std::size_t at = offsets_[character / step];
    for (std::size_t left = character % step; left > 0 && at < text_.size(); --left) at += decode(text_, at).size;
    return at;
  }

 private:
  static constexpr std::size_t step = 64;

  std::string_view text_;
  std::vector<std::size_t> lines_;    // the number of the character that begins each
  std::vector<std::size_t> offsets_;  // of every 64th character
};

}  // namespace galley
