// A set of hashes which most of what is asked for isn't in: one bit, from a
// small array, says so for nearly all.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace galley::repeat {

class HashSet {
 public:
  // In any order.
  explicit HashSet(std::span<const std::uint64_t> hashes)
      : bits_(std::bit_ceil(hashes.size() + 1)), slots_(std::bit_ceil(2 * hashes.size() + 2)) {
    for (const std::uint64_t hash : hashes) {
      bits_[word_of(hash)] |= bit_of(hash);
      slots_[slot_of(hash)] = hash | 1;
    }
  }

  bool is_empty() const { return slots_.size() <= 2; }

  // Hashes that differ in their last bit are one.
  bool holds(std::uint64_t hash) const {
    return (bits_[word_of(hash)] & bit_of(hash)) != 0 && slots_[slot_of(hash)] != 0;
  }

 private:
  std::size_t word_of(std::uint64_t hash) const { return (hash >> 38) & (bits_.size() - 1); }
  static std::uint64_t bit_of(std::uint64_t hash) { return std::uint64_t{1} << (hash >> 32 & 63); }

  // Where the hash is, or belongs.
  std::size_t slot_of(std::uint64_t hash) const {
    std::size_t slot = (hash >> 32) & (slots_.size() - 1);
    while (slots_[slot] != 0 && slots_[slot] != (hash | 1)) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }

  std::vector<std::uint64_t> bits_;   // 64 bits a hash
  std::vector<std::uint64_t> slots_;  // an open table, at least twice as large as needed; 0 for a free one
};

}  // namespace galley::repeat
