// Is this token one of these words? Answered from the token's hash, for rules
// that ask it of every token.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace rules {

// Words are told by Token::folded: whatever their case, accents and apostrophes.
class WordSet {
 public:
  explicit WordSet(std::span<const std::string_view> words);

  void add(std::string_view word);

  // Each word's, ordered.
  std::span<const std::uint32_t> hashes() const { return hashes_; }

  bool contains(const galley::Token& token) const { return contains(token.folded); }
  bool contains(std::uint32_t folded) const { return filter_[folded % filter_bits] && holds(folded); }

 private:
  static constexpr std::size_t filter_bits = 8192;

  bool holds(std::uint32_t folded) const;

  std::bitset<filter_bits> filter_;
  std::vector<std::uint32_t> hashes_;  // sorted, each once
};

}  // namespace rules
