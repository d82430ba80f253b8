// Lists of changes as programs put them together: each item is the title of a
// commit, as whoever made it wrote it.
#pragma once

#include "linter/document/document.h"

namespace rules {

class ChangeLog {
 public:
  explicit ChangeLog(const galley::Document& document) : document_(document) {}

  // True of an item of a list, or of what belongs to one, where one item in four or more, and three at least, ends with
  // the number of a change, its hash or who made it, or begins like the title of a commit. Each list is looked at once,
  // if they are asked for in order; linear in its items.
  bool holds(const galley::Block& block);

 private:
  galley::IndexRange list_around(std::uint32_t block) const;
  bool is_of_titles(galley::IndexRange list) const;
  bool is_title(const galley::Block& item) const;

  const galley::Document& document_;
  galley::IndexRange list_;  // the last that was asked about
  bool is_log_ = false;
};

}  // namespace rules
