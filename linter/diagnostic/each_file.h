// The files that a diagnostic speaks of.
#pragma once

#include "linter/diagnostic/diagnostic.h"

namespace galley {

// Calls visit(FileId&) with each: its own, those of related places, those that
// a fix edits.
template <typename Visit>
void each_file(Diagnostic& diagnostic, const Visit& visit) {
  visit(diagnostic.file);
  for (Related& related : diagnostic.related) visit(related.file);
  for (Fix& fix : diagnostic.fixes) {
    for (Edit& edit : fix.edits) visit(edit.file);
  }
}

}  // namespace galley
