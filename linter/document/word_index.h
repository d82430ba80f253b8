// Where each word of a document stands: made once, for all rules that look for
// a few words of many.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace galley {

struct Token;

// Words are told by Token::folded; numbers, marks and code are none.
class WordIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  explicit WordIndex(std::span<const Token> tokens);

  // Each word once, in the order of where it stands first.
  std::span<const std::uint32_t> words() const { return words_; }

  // By word: its first token.
  std::span<const std::uint32_t> firsts() const { return firsts_; }

  // By token: its word's place in words(); words().size() of what is no word.
  std::span<const std::uint32_t> numbers() const { return numbers_; }

  // The place of `folded` in words(), or none.
  std::uint32_t number(std::uint32_t folded) const { return may_hold(folded) ? slots_[find(folded)].number : none; }
  bool contains(std::uint32_t folded) const { return number(folded) != none; }

  // The first token that is this word.
  std::uint32_t first(std::uint32_t folded) const {
    const std::uint32_t found = number(folded);
    return found == none ? none : firsts_[found];
  }

  // The next token that is the same word as this one.
  std::uint32_t next(std::uint32_t token) const { return nexts_[token]; }

  // The tokens of all these words, which are different ones, in order.
  std::vector<std::uint32_t> tokens_of(std::span<const std::uint32_t> wanted) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t word : wanted) append(first(word), found);
    order(found);
    return found;
  }

  // The same of all words of which `wanted` holds: for a set of very many.
  template <typename Wanted>
  std::vector<std::uint32_t> tokens_where(const Wanted& wanted) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t word = 0; word < words_.size(); ++word) {
      if (wanted(words_[word])) append(firsts_[word], found);
    }
    order(found);
    return found;
  }

 private:
  struct Slot {
    std::uint32_t folded = 0;
    std::uint32_t number = none;  // none: the slot is free
  };

  // Says no to most words that aren't there, without a search that may go on.
  bool may_hold(std::uint32_t folded) const {
    const std::uint32_t bit = bit_of(folded);
    return (filter_[bit / 64] >> (bit % 64) & 1) != 0;
  }
  std::uint32_t bit_of(std::uint32_t folded) const { return (folded * 0x9E3779B1U) >> filter_shift_; }

  // Where `folded` stands in slots_, or would.
  std::size_t find(std::uint32_t folded) const {
    std::size_t slot = (folded * 0x9E3779B1U) >> shift_;
    while (slots_[slot].folded != folded && slots_[slot].number != none) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }
  void append(std::uint32_t first, std::vector<std::uint32_t>& found) const;
  static void order(std::vector<std::uint32_t>& found);

  std::uint32_t shift_ = 0;
  std::uint32_t filter_shift_ = 0;
  std::vector<Slot> slots_;            // open-addressed
  std::vector<std::uint64_t> filter_;  // four bits a slot
  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> firsts_;   // by word
  std::vector<std::uint32_t> nexts_;    // by token; and one more, of no meaning
  std::vector<std::uint32_t> numbers_;  // by token
};

}  // namespace galley
