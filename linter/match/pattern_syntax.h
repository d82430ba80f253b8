// A pattern of .NET's syntax as a tree: for translating it to other dialects,
// and for finding what every match of it must hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct PatternNode {
  enum class Kind : std::uint8_t {
    literal,       // one character, or several of ASCII, in `text`
    any,           // .
    set,           // [a-z], \w, \p{L}: `text`, as PCRE2 writes it
    anchor,        // ^ $ \b \B \A \z \Z \G: `text`
    sequence,      // of `parts`
    alternatives,  // of `parts`, the first that matches wins
    group,         // ( ): the first part; `captures`, or (?: )
    atomic,        // (?> )
    look,          // (?= ) (?! ) (?<= ) (?<! )
    repeat,        // of the first part
    reference      // \1, \k<name>
  };
  static constexpr unsigned unlimited = 0xFFFFFFFF;

  Kind kind = Kind::sequence;
  std::string text;
  bool folds = false;      // in any case
  bool multiline = false;  // ^ and $ mean lines
  bool dot_all = false;    // . means line ends too
  bool captures = false;
  std::string name = {};
  bool behind = false;
  bool negative = false;
  unsigned least = 1;
  unsigned most = 1;
  char greed = '\0';  // '?' for lazy, '+' for possessive
  std::vector<PatternNode> parts = {};
};

// Nothing for what is wrong, and for the constructs that no style needs:
// conditions, recursion, balancing groups. The compiler of the pattern says
// what is wrong with it.
std::optional<PatternNode> parse_pattern(std::string_view pattern);

// `text` with everything that means something in a pattern escaped.
std::string escape_pattern(std::string_view text);

}  // namespace galley
