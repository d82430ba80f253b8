// Many regular expressions at once. The only user of RE2.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

struct Pattern {
  std::string expression;  // RE2's syntax; `\b`, `\w`, `\d` mean ASCII
  bool ignore_case = false;
};

struct PatternMatch {
  std::size_t pattern = 0;  // index into the patterns
  TextSpan span;            // into the text that was searched
};

// Compiled once, used from many threads. Searching is linear in the text
// whatever the expressions.
class PatternSet {
 public:
  // Throws Error with the expression and RE2's reason where one is wrong.
  explicit PatternSet(std::span<const Pattern> patterns);
  ~PatternSet();
  PatternSet(PatternSet&&) noexcept;
  PatternSet& operator=(PatternSet&&) noexcept;

  // Appends every match of every pattern in text[within], ordered by place and
  // then by pattern. Matches of one pattern don't overlap; of two they may. An
  // empty match is none.
  void find(std::string_view text, TextSpan within, std::vector<PatternMatch>& matches) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace galley
