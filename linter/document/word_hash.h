// The hash of a folded word, cheap for the short ones that most words are. The
// value is the same on every machine, so it may be stored.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

// Takes a word's bytes eight by eight, the first lowest, the last filled up
// with zeros.
class WordHash {
 public:
  explicit WordHash(std::size_t size) : state_(size * 0x9E3779B97F4A7C15ull) {}

  void add(std::uint64_t bytes) {
    state_ = (state_ ^ bytes) * 0x9FB21C651E98DF25ull;
    state_ ^= state_ >> 32;
  }
  std::uint32_t value() const { return static_cast<std::uint32_t>((state_ * 0xD6E8FEB86659FD93ull) >> 32); }

 private:
  std::uint64_t state_;
};

inline std::uint32_t word_hash(std::string_view folded) {
  WordHash hash{folded.size()};
  for (std::size_t at = 0; at < folded.size(); at += 8) {
    std::uint64_t bytes = 0;
    for (std::size_t i = at; i < folded.size() && i < at + 8; ++i) {
      bytes |= std::uint64_t{static_cast<unsigned char>(folded[i])} << ((i - at) * 8);
    }
    hash.add(bytes);
  }
  return hash.value();
}

}  // namespace galley
