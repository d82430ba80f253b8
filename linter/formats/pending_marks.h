// Marks that have begun in the source and whose text hasn't come: a block is
// begun by its first text, and its marks are begun behind that.
#pragma once

#include <vector>

#include "linter/document/builder.h"

namespace galley {

class PendingMarks {
 public:
  void add(InlineKind kind, Span target = {}) { marks_.push_back({.kind = kind, .target = target}); }
  void clear() { marks_.clear(); }

  // Ends the innermost mark of the kind, whether its text came or not.
  void end(InlineKind kind, Builder& builder);

  void begin_all(Builder& builder);

 private:
  std::vector<Inline> marks_;  // without spans
};

}  // namespace galley
