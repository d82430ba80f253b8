// A few ASCII characters, of which it is asked whether a byte is one.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace galley {

class CharacterSet {
 public:
  constexpr explicit CharacterSet(std::string_view characters) {
    for (const char character : characters) word(character) |= bit(character);
  }

  constexpr bool contains(char byte) const { return (words_[index(byte)] & bit(byte)) != 0; }

 private:
  static constexpr std::size_t index(char byte) { return static_cast<unsigned char>(byte) / 64; }
  static constexpr std::uint64_t bit(char byte) { return std::uint64_t{1} << (static_cast<unsigned char>(byte) % 64); }
  constexpr std::uint64_t& word(char byte) { return words_[index(byte)]; }

  std::array<std::uint64_t, 4> words_{};
};

}  // namespace galley
