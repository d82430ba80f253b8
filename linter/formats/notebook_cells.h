// The cells of a Jupyter notebook: its JSON, and nothing of what they say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/document/placed_text.h"

namespace galley {

enum class CellKind : unsigned char { markdown, code, raw };

struct NotebookCell {
  CellKind kind = CellKind::markdown;
  std::string language;  // of code: the extension of its files; empty for one whose comments aren't known
  PlacedText text;
  std::vector<Span> strings;  // of JSON that it is made of, without their quotation marks
};

struct Notebook {
  std::vector<NotebookCell> cells;  // in the order of the file
  // Why it is none, and the byte where; empty where it is one.
  std::string fault;
  Offset fault_at = 0;
};

// Both layouts are read: that of format 4, and the one before it with its
// worksheets. Any bytes give a notebook or a fault; bytes that are not UTF-8 are
// none.
Notebook read_notebook(std::string_view bytes, Offset mark_size);

}  // namespace galley
