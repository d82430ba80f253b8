// Patterns that need more steps than there is time for.
#pragma once

#include <optional>
#include <string>

namespace galley {

// A short text on which a search with the pattern is given up, if one is found:
// each loop in which another part has no fixed length is tried, with what it
// reads written many times. Nothing for a pattern that is wrong.
struct SlowText {
  std::string before;  // the loop
  std::string round;   // what is read by one round of it
  unsigned rounds = 0;
};

std::optional<SlowText> find_slow_text(const std::string& pattern);

}  // namespace galley
