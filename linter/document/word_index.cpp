#include "linter/document/word_index.h"

#include <algorithm>
#include <bit>

#include "linter/document/document.h"

namespace galley {

WordIndex::WordIndex(std::span<const Token> tokens) : tokens_(static_cast<std::uint32_t>(tokens.size())) {
  // More slots than words: every search ends, and most at once.
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(tokens.size() + tokens.size() / 4, 32));
  shift_ = 32 - static_cast<std::uint32_t>(std::countr_zero(slots));
  slot_mask_ = static_cast<std::uint32_t>(slots) - 1;
  const std::size_t each = tokens.size() + 1;
  memory_ = std::make_unique_for_overwrite<std::uint32_t[]>(4 * each + slots);
  words_ = memory_.get();
  firsts_ = words_ + each;
  nexts_ = firsts_ + each;
  numbers_ = nexts_ + each;
  slots_ = numbers_ + each;
  std::fill_n(slots_, slots, tokens_);
  number_words(tokens);
  link_places();
  fill_filter();
}

// Whether a token is a word, and a new one, can't be foreseen: each is written
// behind the last new one, and stays there if it is.
void WordIndex::number_words(std::span<const Token> tokens) {
  words_[tokens_] = 0;  // it is read of a free slot, and of no meaning
  for (std::uint32_t at = 0; at < tokens_; ++at) {
    std::uint32_t& number = slots_[slot_of(tokens[at].folded)];
    const auto is_word = static_cast<std::uint32_t>(tokens[at].kind == TokenKind::word);
    const std::uint32_t is_new = static_cast<std::uint32_t>(number == tokens_) & is_word;
    const std::uint32_t when_new = std::uint32_t{0} - is_new;
    number = (number & ~when_new) | (size_ & when_new);
    numbers_[at] = number | (is_word - 1);  // none of what is no word
    words_[size_] = tokens[at].folded;
    size_ += is_new;
  }
}

// From the end, so that the last that is told of a word is where it stands first.
void WordIndex::link_places() {
  std::fill_n(firsts_, size_ + 1, none);
  for (std::uint32_t at = tokens_; at-- > 0;) {
    const std::uint32_t number = std::min(numbers_[at], size_);
    numbers_[at] = number;
    nexts_[at] = firsts_[number];
    firsts_[number] = at | (std::uint32_t{0} - static_cast<std::uint32_t>(number == size_));  // none of what is no word
  }
}

void WordIndex::fill_filter() {
  const std::size_t bits = std::bit_ceil(std::max<std::size_t>(16 * std::size_t{size_}, 256));
  filter_shift_ = 32 - static_cast<std::uint32_t>(std::countr_zero(bits));
  filter_.resize(bits / 64);
  for (const std::uint32_t word : words()) {
    const std::uint32_t bit = bit_of(word);
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

void WordIndex::append(std::uint32_t first, std::vector<std::uint32_t>& found) const {
  for (std::uint32_t at = first; at != none; at = nexts_[at]) found.push_back(at);
}

void WordIndex::order(std::vector<std::uint32_t>& found) { std::sort(found.begin(), found.end()); }

}  // namespace galley
