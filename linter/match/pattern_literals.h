// What every match of a pattern holds: so that it is tried only where that stands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/match/pattern_sets.h"
#include "linter/match/pattern_syntax.h"
#include "linter/text/bytes.h"

namespace galley {

// What may stand in a part of a pattern: how many bytes, and which.
struct PatternLength {
  std::size_t least = 0;
  std::size_t most = 0;
  bool unlimited = false;  // then `most` means nothing
  ByteSet bytes;
};

// Stand in a literal for one or more characters of white space, and for one
// character of a class. Beyond ASCII all count as digits.
constexpr char any_space = '\x01';
constexpr char any_upper = '\x02';
constexpr char any_digit = '\x03';
constexpr bool is_class(char byte) { return byte == any_upper || byte == any_digit; }

struct RequiredLiteral {
  std::string text;          // in lower case if it `folds`
  bool folds = false;        // stands in any case (of ASCII letters)
  bool begins_word = false;  // no letter, digit or underscore stands in front of it
  bool ends_word = false;
  bool at_start = true;  // of the pattern, or the part of it that it was read from
  bool at_end = true;

  // For what is kept on disk.
  void put(ByteWriter& out) const;
  static RequiredLiteral get(ByteReader& in);

  friend bool operator==(const RequiredLiteral&, const RequiredLiteral&) = default;
};

struct Requirement {
  // In every match stands one of these; none where nothing is known.
  std::vector<RequiredLiteral> literals;
  // Between the beginning of the match and the literal.
  PatternLength lead;
};

Requirement required_literals(const PatternNode& pattern);

}  // namespace galley
