// Words that a document has as code, too: names of options, of commands, of what these take.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "linter/document/document.h"

namespace rules {

// Nothing is looked for before it is asked for.
class CodeWords {
 public:
  // `document` outlives this.
  explicit CodeWords(const galley::Document& document) : document_(document) {}

  // True if the token's word stands as code as often as in the text, or in an example of code: then it is what a
  // program knows, and makes of two open words none.
  bool holds(std::uint32_t token);

 private:
  void find();
  void add_example(std::string_view code);

  const galley::Document& document_;
  bool are_found_ = false;
  std::map<std::string, std::size_t, std::less<>> uses_;  // within sentences, and alone in a heading or a cell
  std::set<std::string, std::less<>> examples_;           // of blocks of code
};

}  // namespace rules
