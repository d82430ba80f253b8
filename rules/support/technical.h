// Copy about programs: manuals, references, read-me files.
#pragma once

#include "linter/document/document.h"

namespace rules {

// True where code stands in it again and again, marked as such, or told by its letters where the format has no marks:
// options, names with underscores, calls. Linear.
bool is_technical(const galley::Document& document);

// True of a block that is code all the same, where the format or its writer has not marked it: braces, semicolons at
// the ends of lines, comparisons. Linear.
bool looks_like_code(const galley::Document& document, const galley::Block& block);

// The same, of whichever block a place stands in: each is looked at once, if they are asked for in order.
class CodeLook {
 public:
  explicit CodeLook(const galley::Document& document) : document_(document) {}

  bool is_code(const galley::Block& block) {
    if (block_ != &block) is_code_ = looks_like_code(document_, block);
    block_ = &block;
    return is_code_;
  }

 private:
  const galley::Document& document_;
  const galley::Block* block_ = nullptr;  // the last that was asked about
  bool is_code_ = false;
};

}  // namespace rules
