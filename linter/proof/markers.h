// The marks in an example that say what is found where.
//
//   Put the the key in the safe.
//       ^^^^^^^ repeated-word: part of the message
//
// A marker line is spaces, carets and a rule; ">" after the carets where the
// span goes on in a later line, "<" where it ends there. Tildes mark a related
// place. One caret is one code point of the line above.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/engine/lint.h"

namespace galley {

struct Mark {
  Span span;  // in the text without marker lines
  bool related = false;
  std::string rule;
  std::string message;   // a part of it; empty for any
  std::size_t line = 0;  // of the marker in the example, from 0
};

struct Example {
  std::string text;  // without marker lines
  std::vector<Mark> marks;
};

Example read_markers(std::string_view example);

// A marker without its finding, or a finding without a marker.
struct Mismatch {
  std::size_t line = 0;  // of the example, from 0; of a finding, without the markers above it
  std::string message;
};

// What differs between the markers and what was found in `file`.
std::vector<Mismatch> mismatches(const Example& example, FileId file, const LintResult& found);

// "\\xE9" -> the byte, for text that a page can't hold; and back.
std::string with_bytes(std::string_view escaped);
std::string without_bytes(std::string_view text);

// The example with a marker for each diagnostic of `file`, and for its first
// related place where that stands in the same file.
std::string write_markers(std::string_view text, std::span<const Diagnostic> diagnostics, FileId file,
                          const LintResult& result);

}  // namespace galley
