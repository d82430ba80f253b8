// Where the numbers and bullets of Markdown's list items stand.
#pragma once

#include <optional>
#include <string_view>

#include "linter/text/span.h"

namespace galley {

// md4c reports items in the order of the text, but not where their marks are.
// This looks for each from the end of what is known: in front of a mark stand
// only white space, quotation marks and other marks of its line.
class MarkerFinder {
 public:
  MarkerFinder(std::string_view text, Offset begin) : text_(text), at_(begin) {}

  // What ends at `end` is no mark: the next one is on a later line.
  void pass(Offset end);
  void pass_line();
  // A thematic break ("- - -") is no list.
  void pass_rule();

  // The next mark in front of `limit`: `mark` itself, or for a number the
  // digits and `mark` behind them.
  std::optional<Span> find(char mark, bool is_number, Offset limit);

 private:
  Offset next_line(Offset at) const;
  Offset skip_prefix(Offset at) const;
  Offset mark_size(Offset at, char mark, bool is_number) const;

  std::string_view text_;
  Offset at_;
  bool in_text_ = false;
};

}  // namespace galley
