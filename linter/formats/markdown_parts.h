// What a reader of Markdown keeps of the parts that it stands in.
#pragma once

#include <cstdint>
#include <string>

#include "linter/document/document.h"

namespace galley {

// A file may begin with front matter; a cell of a notebook has none.
enum class MarkdownKind : std::uint8_t { file, cell };

// A list, an item or a quotation.
struct Container {
  enum Kind { quote, bullets, numbers, item };
  Kind kind = quote;
  char mark = '\0';                // bullets: the bullet; numbers: what follows the digits
  unsigned value = 0;              // numbers: of the next item
  std::uint32_t block = no_index;  // lists: the block of the first item; items: their own
  bool pending = false;            // items: their block hasn't begun
};

// Text that becomes one opaque token.
struct Capture {
  enum Kind { code, image, struck };
  Kind kind = code;
  int depth = 0;
  bool by_tag = false;  // begun by <code> and the like
  bool joined = false;  // `text` differs from the source
  Span span;
  Span alternative;  // images: what is said of them
  std::string text;
};

}  // namespace galley
