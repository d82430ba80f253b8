// What every match of a pattern holds: so that it is tried only where that stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/match/pattern_syntax.h"

namespace galley {

// A number of bytes, and of runs of white space, whose lengths the text decides.
struct PatternLength {
  std::size_t bytes = 0;
  std::size_t spaces = 0;
  bool unlimited = false;
};

// Stands in a literal for one or more characters of white space.
constexpr char any_space = '\x01';

struct RequiredLiteral {
  std::string text;          // in lower case if it `folds`
  bool folds = false;        // stands in any case (of ASCII letters)
  bool begins_word = false;  // no letter, digit or underscore stands in front of it
  bool ends_word = false;
  bool at_start = true;  // of the pattern, or the part of it that it was read from
  bool at_end = true;

  friend bool operator==(const RequiredLiteral&, const RequiredLiteral&) = default;
};

struct Requirement {
  // In every match stands one of these; none where nothing is known.
  std::vector<RequiredLiteral> literals;
  // So far behind the beginning of the match, at most.
  PatternLength lead;
};

Requirement required_literals(const PatternNode& pattern);

}  // namespace galley
