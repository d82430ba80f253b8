// Is this token one of these words? Answered from the token's hash, for rules
// that ask it of every token.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace galley {

// Words are told by Token::folded: whatever their case, accents and apostrophes.
class WordSet {
 public:
  explicit WordSet(std::span<const std::string_view> words);

  void add(std::string_view word);

  // Each word's, ordered.
  std::span<const std::uint32_t> hashes() const { return hashes_; }

  bool contains(const Token& token) const { return contains(token.folded); }
  bool contains(std::uint32_t folded) const {
    return slots_[slot_of(folded)] == folded && (folded != free_slot || holds_free_slot_);
  }

 private:
  static constexpr std::uint32_t free_slot = 0;

  // Where `folded` stands in slots_, or would.
  std::size_t slot_of(std::uint32_t folded) const {
    const std::size_t last = slots_.size() - 1;
    std::size_t slot = folded & last;
    while (slots_[slot] != free_slot && slots_[slot] != folded) slot = (slot + 1) & last;
    return slot;
  }
  void fill_slots();
  void take_slot(std::uint32_t folded);

  std::vector<std::uint32_t> slots_;   // open-addressed; a quarter of them is taken at most
  bool holds_free_slot_ = false;       // a word has the hash that marks a free slot
  std::vector<std::uint32_t> hashes_;  // sorted, each once
};

}  // namespace galley
