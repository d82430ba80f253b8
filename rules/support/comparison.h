// Two passages laid side by side, word by word: what differs, and what kind of
// difference it is.
#pragma once

#include <string>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/diagnostic/word_diff.h"
#include "linter/document/document.h"
#include "linter/text/edit_script.h"

namespace rules {

// What is kept of a passage once its document is gone.
struct PassageText {
  std::string prose;
  std::vector<galley::TextSpan> words;  // in `prose`
  std::vector<std::uint32_t> folded;    // of each word
  std::vector<bool> fills;              // numbers, names, code: what fills a template

  // Good while this is.
  galley::WordsOfProse view() const { return {.prose = prose, .words = words}; }

  // The words [begin, end) with what stands between them.
  std::string_view text(std::size_t begin, std::size_t end) const { return view().text(begin, end); }

  // A passage that holds only these words.
  PassageText part(std::size_t begin, std::size_t end) const;
};

// The changes that make `b` of `a`.
std::vector<galley::Change> changes_between(const PassageText& a, const PassageText& b);

// How many words the changes concern, on the longer side of each.
std::size_t changed_words(const std::vector<galley::Change>& changes);

// True if the passages are built alike to say different things: what differs is
// mostly names, numbers and code, or the same words again and again.
bool is_template(const PassageText& a, const PassageText& b, const std::vector<galley::Change>& changes);

// How many of the changed words are only spelt or read differently, a word that
// is nearly the same counting in part.
double misread_words(const PassageText& a, const PassageText& b, const std::vector<galley::Change>& changes);

// `a` made into `b`, to be shown.
std::vector<galley::DiffPart> diff_of(const PassageText& a, const PassageText& b,
                                      const std::vector<galley::Change>& changes);

}  // namespace rules
