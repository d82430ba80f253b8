#include "linter/document/word_index.h"

#include <algorithm>
#include <bit>

#include "linter/document/document.h"

namespace galley {

WordIndex::WordIndex(std::span<const Token> tokens) : nexts_(tokens.size(), none) {
  // More slots than words, so that every search ends.
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(tokens.size() + 1, 32));
  shift_ = 32 - static_cast<std::uint32_t>(std::countr_zero(slots));
  slots_.resize(slots, none);
  std::vector<std::uint32_t> lasts;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind != TokenKind::word) continue;
    std::uint32_t& word = slots_[find(tokens[at].folded)];
    if (word == none) {
      word = static_cast<std::uint32_t>(words_.size());
      words_.push_back(tokens[at].folded);
      firsts_.push_back(at);
      lasts.push_back(at);
    } else {
      nexts_[lasts[word]] = at;
      lasts[word] = at;
    }
  }
}

void WordIndex::append(std::uint32_t word, std::vector<std::uint32_t>& found) const {
  for (std::uint32_t at = firsts_[word]; at != none; at = nexts_[at]) found.push_back(at);
}

void WordIndex::order(std::vector<std::uint32_t>& found) { std::sort(found.begin(), found.end()); }

}  // namespace galley
