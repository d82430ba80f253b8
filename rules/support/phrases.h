// Phrases of one to five words, found in one pass over the tokens.
#pragma once

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
  galley::IndexRange tokens;
};

class PhraseTable {
 public:
  explicit PhraseTable(std::span<const Phrase> phrases);

  const Phrase& operator[](std::size_t index) const { return phrases_[index]; }

  // The longest phrase that begins at token `at` and ends before `end`. Only
  // white space or a hyphen may stand between its words.
  bool find(const galley::Document& document, std::uint32_t at, std::uint32_t end, PhraseMatch& match) const;

  // Calls visit(block, match) for each match in running text, in order; matches
  // don't overlap.
  template <typename Visit>
  void for_each(const galley::Document& document, Visit visit) const;

 private:
  struct Entry {
    std::vector<std::uint32_t> words;  // hashes; 0 for any word
    std::size_t phrase = 0;
  };

  std::span<const Phrase> phrases_;
  std::vector<Entry> entries_;  // in groups of one first word, the longest first
  HashGroups first_words_;      // the first entry of each group
};

template <typename Visit>
void PhraseTable::for_each(const galley::Document& document, Visit visit) const {
  for (const galley::Block& block : document.blocks()) {
    if (block.kind == galley::BlockKind::code || block.kind == galley::BlockKind::comment) continue;
    PhraseMatch match;
    for (std::uint32_t at = block.tokens.begin; at < block.tokens.end; ++at) {
      if (!find(document, at, block.tokens.end, match)) continue;
      visit(block, match);
      at = match.tokens.end - 1;
    }
  }
}

// The span of a match in the prose.
galley::TextSpan span_of(const galley::Document& document, const PhraseMatch& match);

}  // namespace rules
