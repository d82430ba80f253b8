// Where each word of a document stands: made once, for all rules that look for
// a few words of many.
#pragma once

#include <cstdint>
#include <memory>
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
  std::span<const std::uint32_t> words() const { return {words_, size_}; }

  // By word: its first token.
  std::span<const std::uint32_t> firsts() const { return {firsts_, size_}; }

  // By token: its word's place in words(); words().size() of what is no word.
  std::span<const std::uint32_t> numbers() const { return {numbers_, tokens_}; }

  // The place of `folded` in words(), or none.
  std::uint32_t number(std::uint32_t folded) const { return may_hold(folded) ? find(folded) : none; }
  bool contains(std::uint32_t folded) const { return number(folded) != none; }

  // The first token that is this word.
  std::uint32_t first(std::uint32_t folded) const {
    const std::uint32_t found = number(folded);
    return found == none ? none : firsts_[found];
  }

  // The next token that is the same word as this one; none of what is no word.
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
    for (std::uint32_t word = 0; word < size_; ++word) {
      if (wanted(words_[word])) append(firsts_[word], found);
    }
    order(found);
    return found;
  }

 private:
  // Says no to most words that aren't there, without a search that may go on.
  bool may_hold(std::uint32_t folded) const {
    const std::uint32_t bit = bit_of(folded);
    return (filter_[bit / 64] >> (bit % 64) & 1) != 0;
  }
  std::uint32_t bit_of(std::uint32_t folded) const { return (folded * 0x9E3779B1U) >> filter_shift_; }

  // The slot in which `folded` stands, or would. Whether a word has stood before
  // can't be foreseen, so there is one branch, which says that the search is over.
  std::uint32_t slot_of(std::uint32_t folded) const {
    std::uint32_t slot = (folded * 0x9E3779B1U) >> shift_;
    while (is_of_other(slot, folded)) slot = (slot + 1) & slot_mask_;
    return slot;
  }
  // Neither free nor of this word. Written as a product, as compilers make two branches of two conditions.
  bool is_of_other(std::uint32_t slot, std::uint32_t folded) const {
    return std::uint64_t{slots_[slot] ^ tokens_} * (words_[slots_[slot]] ^ folded) != 0;
  }
  std::uint32_t find(std::uint32_t folded) const {
    const std::uint32_t number = slots_[slot_of(folded)];
    return number == tokens_ ? none : number;
  }
  void number_words(std::span<const Token> tokens);
  void link_places();
  void fill_filter();
  void append(std::uint32_t first, std::vector<std::uint32_t>& found) const;
  static void order(std::vector<std::uint32_t>& found);

  std::uint32_t tokens_;
  std::uint32_t size_ = 0;
  std::uint32_t shift_ = 0;
  std::uint32_t filter_shift_ = 0;
  std::uint32_t slot_mask_ = 0;

  // All in one piece of memory. The first three have one element more than
  // there are tokens, of no meaning.
  std::unique_ptr<std::uint32_t[]> memory_;
  std::uint32_t* words_ = nullptr;
  std::uint32_t* firsts_ = nullptr;   // by word
  std::uint32_t* nexts_ = nullptr;    // by token
  std::uint32_t* numbers_ = nullptr;  // by token
  std::uint32_t* slots_ = nullptr;    // open-addressed: a word's number; tokens_ where a slot is free

  std::vector<std::uint64_t> filter_;
};

}  // namespace galley
