#include "linter/formats/pending_marks.h"

#include <algorithm>

namespace galley {

void PendingMarks::end(InlineKind kind, Builder& builder) {
  const auto waiting =
      std::find_if(marks_.rbegin(), marks_.rend(), [&](const Inline& mark) { return mark.kind == kind; });
  if (waiting == marks_.rend()) return builder.end_inline(kind);
  marks_.erase(std::next(waiting).base());
}

void PendingMarks::begin_all(Builder& builder) {
  for (const Inline& mark : marks_) builder.begin_inline(mark.kind, mark.target);
  marks_.clear();
}

}  // namespace galley
