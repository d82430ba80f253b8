#include "linter/document/word_index.h"

#include <algorithm>
#include <bit>

#include "linter/document/document.h"

namespace galley {

// Whether a word has stood before can't be foreseen, so nothing branches on it:
// for a new word, what is known of the one before it is written behind the end.
WordIndex::WordIndex(std::span<const Token> tokens) : nexts_(tokens.size() + 1, none) {
  // More slots than words, so that every search ends.
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(tokens.size() + 1, 32));
  shift_ = 32 - static_cast<std::uint32_t>(std::countr_zero(slots));
  slots_.resize(slots);
  words_.resize(tokens.size() + 1);
  firsts_.resize(tokens.size() + 1);
  std::vector<std::uint32_t> lasts(slots);  // by slot: where its word stood last
  const auto behind = static_cast<std::uint32_t>(tokens.size());
  std::size_t size = 0;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind != TokenKind::word) continue;
    const std::size_t slot = find(tokens[at].folded);
    const bool is_new = slots_[slot].first == none;
    const std::uint32_t when_new = std::uint32_t{0} - static_cast<std::uint32_t>(is_new);
    nexts_[(lasts[slot] & ~when_new) | (behind & when_new)] = at;
    slots_[slot] = {.folded = tokens[at].folded, .first = (slots_[slot].first & ~when_new) | (at & when_new)};
    lasts[slot] = at;
    words_[size] = tokens[at].folded;
    firsts_[size] = at;
    size += static_cast<std::size_t>(is_new);
  }
  words_.resize(size);
  firsts_.resize(size);
}

void WordIndex::append(std::uint32_t first, std::vector<std::uint32_t>& found) const {
  for (std::uint32_t at = first; at != none; at = nexts_[at]) found.push_back(at);
}

void WordIndex::order(std::vector<std::uint32_t>& found) { std::sort(found.begin(), found.end()); }

}  // namespace galley
