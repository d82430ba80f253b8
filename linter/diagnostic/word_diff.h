// Two texts laid side by side, word by word, to be shown.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/text/edit_script.h"
#include "linter/text/span.h"

namespace galley {

// Some prose and the places of its words. A view.
struct WordsOfProse {
  std::string_view prose;
  std::span<const TextSpan> words;  // in `prose`

  // The words [begin, end) with what stands between them.
  std::string_view text(std::size_t begin, std::size_t end) const;

  // The same up to the next word, without white space at its end.
  std::string_view text_with_marks(std::size_t begin, std::size_t end) const;
};

// `a` made into `b`: with the marks between the words, and with long text that
// is the same shortened to its ends.
std::vector<DiffPart> word_diff(const WordsOfProse& a, const WordsOfProse& b, std::span<const Change> changes);

}  // namespace galley
