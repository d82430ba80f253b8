// Which chapter of a book a file is.
#pragma once

#include <cstdint>

#include "linter/document/document.h"

namespace galley {

// What the first heading says: "Chapter 3", "Kapitel IV: Die Fähre", "Lesson Two".
struct ChapterMark {
  std::uint32_t word = 0;  // the hash of "chapter", folded; 0: the file is none
  std::uint32_t number = 0;
  Span source{};  // of the word and the number, in the file

  explicit operator bool() const { return word != 0; }
};

ChapterMark chapter_of(const Document& document);

}  // namespace galley
