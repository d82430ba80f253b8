#include "linter/document/word_index.h"

#include <algorithm>
#include <bit>

#include "linter/document/document.h"

namespace galley {

// Goes through the tokens from the last to the first, so that a slot always has
// what the token before it wants to know: where its word stands next.
WordIndex::WordIndex(std::span<const Token> tokens) : nexts_(tokens.size(), none) {
  // More slots than words, so that every search ends.
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(tokens.size() + 1, 32));
  shift_ = 32 - static_cast<std::uint32_t>(std::countr_zero(slots));
  slots_.resize(slots);
  std::vector<std::uint8_t> is_again(tokens.size(), 0);
  for (auto at = static_cast<std::uint32_t>(tokens.size()); at-- > 0;) {
    if (tokens[at].kind != TokenKind::word) continue;
    Slot& slot = slots_[find(tokens[at].folded)];
    nexts_[at] = slot.first;
    if (slot.first != none) is_again[slot.first] = 1;
    slot = {.folded = tokens[at].folded, .first = at};
  }
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind != TokenKind::word || is_again[at] != 0) continue;
    words_.push_back(tokens[at].folded);
    firsts_.push_back(at);
  }
}

void WordIndex::append(std::uint32_t first, std::vector<std::uint32_t>& found) const {
  for (std::uint32_t at = first; at != none; at = nexts_[at]) found.push_back(at);
}

void WordIndex::order(std::vector<std::uint32_t>& found) { std::sort(found.begin(), found.end()); }

}  // namespace galley
