// What toml++ calls a place, as an offset: it counts lines and characters.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "linter/text/utf8.h"

namespace galley {

// Keys of so many parts in one line are freed by so deep a recursion that they
// are not to be parsed.
constexpr std::size_t most_points_in_line = 1000;

// The first point of a line that is one too many, or npos.
inline std::size_t find_long_key(std::string_view text) {
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
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) lines_.push_back(at + 1);
  }

  std::size_t offset(const toml::source_position& place) const {
    if (place.line == 0) return 0;
    std::size_t at = lines_[std::min<std::size_t>(place.line - 1, lines_.size() - 1)];
    for (std::size_t column = 1; column < place.column && at < text_.size(); ++column) at += decode(text_, at).size;
    return at;
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> lines_;  // where each begins
};

}  // namespace galley
