#include "linter/document/word_index.h"

#include <algorithm>
#include <bit>

#include "linter/document/document.h"

namespace galley {

// Whether a word has stood before can't be foreseen, so nothing branches on it:
// for a new word, what is known of the one before it is written behind the end.
WordIndex::WordIndex(std::span<const Token> tokens)
    : words_(tokens.size() + 1),
      firsts_(tokens.size() + 1),
      nexts_(tokens.size() + 1, none),
      numbers_(tokens.size(), none) {
  // Twice as many slots as words: every search ends, and most at once.
  const std::size_t slots = std::bit_ceil(2 * std::max<std::size_t>(tokens.size() + 1, 32));
  shift_ = 32 - static_cast<std::uint32_t>(std::countr_zero(slots));
  filter_shift_ = shift_ - 2;
  slots_.resize(slots);
  filter_.resize(slots * 4 / 64);
  std::vector<std::uint32_t> lasts(tokens.size() + 1);  // by word: where it stood last
  const auto behind = static_cast<std::uint32_t>(tokens.size());
  std::uint32_t size = 0;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind != TokenKind::word) continue;
    Slot& slot = slots_[find(tokens[at].folded)];
    const bool is_new = slot.number == none;
    const std::uint32_t when_new = std::uint32_t{0} - static_cast<std::uint32_t>(is_new);
    const std::uint32_t number = (slot.number & ~when_new) | (size & when_new);
    slot = {.folded = tokens[at].folded, .number = number};
    nexts_[(lasts[number] & ~when_new) | (behind & when_new)] = at;
    lasts[number] = at;
    numbers_[at] = number;
    const std::uint32_t bit = bit_of(tokens[at].folded);
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    words_[size] = tokens[at].folded;
    firsts_[size] = at;
    size += static_cast<std::uint32_t>(is_new);
  }
  words_.resize(size);
  firsts_.resize(size);
  for (std::uint32_t& number : numbers_) number = std::min(number, size);
}

void WordIndex::append(std::uint32_t first, std::vector<std::uint32_t>& found) const {
  for (std::uint32_t at = first; at != none; at = nexts_[at]) found.push_back(at);
}

void WordIndex::order(std::vector<std::uint32_t>& found) { std::sort(found.begin(), found.end()); }

}  // namespace galley
