// Phrases of one to five words.
//
// A phrase stands only where its longest word does, and most texts have few of
// these: so each is looked for in the document's index of words, and the text is
// read only around what was found.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "linter/document/document.h"
#include "rules/support/hash_groups.h"

namespace rules {

// A phrase and what a rule says of it. "*" in the phrase stands for any word.
struct Phrase {
  std::string_view words;    // in small letters, with single spaces
  std::string_view instead;  // what to write; empty for nothing in particular; the same for a longer one that is fine
};

struct PhraseMatch {
  std::size_t phrase = 0;  // its index
  std::uint32_t block = 0;
  galley::IndexRange tokens;
};

class PhraseTable {
 public:
  explicit PhraseTable(std::span<const Phrase> phrases);

  const Phrase& operator[](std::size_t index) const { return phrases_[index]; }

  // All in running text, in order; where two begin at one place the longer, and
  // none that begins inside another. Only white space or a hyphen may stand
  // between the words of a phrase.
  std::vector<PhraseMatch> find(const galley::Document& document) const;

 private:
  struct Entry {
    std::vector<std::uint32_t> words;  // hashes; 0 for any word
    std::size_t phrase = 0;
    std::uint32_t anchor = 0;  // which of the words is looked for
  };

  // Of an entry: the word that is looked for. They stand close together, as a text is asked for all of them.
  struct Anchor {
    std::uint32_t word = 0;
    std::uint32_t words_before = 0;  // how many of the phrase

    auto operator<=>(const Anchor&) const = default;
  };

  std::vector<std::uint32_t> find_beginnings(const galley::Document& document) const;
  bool find_at(const galley::Document& document, galley::IndexRange range, PhraseMatch& match) const;

  std::span<const Phrase> phrases_;
  std::vector<Entry> entries_;   // in groups of one first word, the longest first
  std::vector<Anchor> anchors_;  // each once
  HashGroups first_words_;       // the first entry of each group
};

// The span of a match in the prose.
galley::TextSpan span_of(const galley::Document& document, const PhraseMatch& match);

}  // namespace rules
