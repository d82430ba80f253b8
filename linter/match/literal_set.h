// Where any of many strings stand in a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/match/pattern_literals.h"

namespace galley {

class LiteralSet {
 public:
  // The number by which find() names it; the same for equal ones.
  std::uint32_t add(const RequiredLiteral& literal);

  // After the last add() and before the first find().
  void build();

  std::size_t size() const { return literals_.size(); }

  // Calls `visit(number, at)` for each literal that stands in the text, in the
  // order of the text. Linear; may visit a place where a word boundary that the
  // literal asks for is missing only beside letters beyond ASCII.
  template <typename Visit>
  void find(std::string_view text, Visit visit) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool begins_word = at == 0 || !is_word(text[at - 1]);
      if (begins_word) look_up(words_, text, at, visit);
      look_up(anywhere_, text, at, visit);
    }
  }

 private:
  static constexpr std::size_t key_sizes = 4;  // keys of 1, 2, 3 and 4 bytes
  static constexpr unsigned filter_bits = 15;

  // The literals that begin with the same bytes, by these bytes.
  struct Table {
    std::vector<std::uint64_t> filter[key_sizes];
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets;  // by key and its size
  };

  static bool is_word(char byte) { return word_bytes[static_cast<unsigned char>(byte)]; }
  static std::uint32_t key_of(std::string_view text, std::size_t at, std::size_t size) {
    std::uint32_t key = 0;
    for (std::size_t byte = 0; byte < size; ++byte)
      key = key << 8 | lower_bytes[static_cast<unsigned char>(text[at + byte])];
    return key;
  }
  static std::uint32_t slot_of(std::uint32_t key) { return key * 0x9E3779B1u >> (32 - filter_bits); }

  template <typename Visit>
  void look_up(const Table& table, std::string_view text, std::size_t at, Visit& visit) const {
    std::uint32_t key = 0;
    const std::size_t left = text.size() - at;
    for (std::size_t size = 1; size <= key_sizes && size <= left; ++size) {
      key = key << 8 | lower_bytes[static_cast<unsigned char>(text[at + size - 1])];
      const auto& filter = table.filter[size - 1];
      if (filter.empty()) continue;
      const std::uint32_t slot = slot_of(key);
      if ((filter[slot / 64] >> (slot % 64) & 1) == 0) continue;
      const auto bucket = table.buckets.find(std::uint64_t{size} << 32 | key);
      if (bucket == table.buckets.end()) continue;
      for (const std::uint32_t number : bucket->second) {
        if (stands(literals_[number], text, at)) visit(number, at);
      }
    }
  }

  static bool stands(const RequiredLiteral& literal, std::string_view text, std::size_t at);

  static const bool (&word_bytes)[256];
  static const unsigned char (&lower_bytes)[256];

  std::vector<RequiredLiteral> literals_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  Table words_;     // of those that begin a word
  Table anywhere_;  // of the others
};

}  // namespace galley
