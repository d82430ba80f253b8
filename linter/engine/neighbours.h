// Which files may share a passage with a text that changes.
//
// Problem: while a person writes, the passages that the piece shares with a
// thousand others are to be known after every keystroke; to compare all with
// all takes too long for that.
//
// Idea: of the other files only winnowed fingerprints are kept, sorted; the
// text's own are looked up. Few files share one, and only those are compared.
//
// Why right: every word-for-word repeat of `words` words has a fingerprint in
// common (repeat/fingerprint.h). One that was edited has none where no seven
// words in a row were left, and a fingerprint that stands in very many files
// names only the first and the last of them: who wants the whole answer
// compares all with all once the person pauses.
//
// Cost: 8 bytes for each fingerprint, of which there are 2 for 7 words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linter/repeat/passage.h"

namespace galley {

class Neighbours {
 public:
  explicit Neighbours(std::span<const repeat::Text> texts);

  // The texts that share a fingerprint with `words`, in order.
  std::vector<std::uint32_t> of(repeat::Text words) const;

 private:
  struct Entry {
    std::uint32_t key;
    std::uint32_t text;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };

  std::span<const Entry> entries_of(std::uint32_t key) const;

  std::size_t texts_;
  std::vector<Entry> entries_;         // sorted, each once
  std::vector<std::uint32_t> starts_;  // by the upper half of the key
};

}  // namespace galley
