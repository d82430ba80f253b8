// Sixty-four bytes of a text at once, a bit each: which are parts of words.
#pragma once

#include <cstdint>

#include "linter/text/sixteen_bytes.h"

namespace galley {

// Bit n stands for the byte n.
struct WordWindow {
  static constexpr unsigned size = 64;

  std::uint64_t words = 0;  // letters and digits of ASCII, and "_"
  std::uint64_t uppers = 0;
  std::uint64_t digits = 0;
  std::uint64_t spaces = 0;  // and line ends
  std::uint64_t leads = 0;   // first bytes of characters beyond ASCII
  std::uint64_t beyond = 0;  // all their bytes

  bool operator==(const WordWindow&) const = default;
};

// `bytes` are sixty-four.
inline WordWindow read_word_window(const char* bytes) {
  WordWindow window;
  for (unsigned part = 0; part < WordWindow::size; part += 16) {
    const SixteenBytes all{bytes + part};
    const auto uppers = all.in_range('A', 'Z');
    const auto digits = all.in_range('0', '9');
    window.words |= (uppers | digits | all.in_range('a', 'z') | all.is('_')).bits() << part;
    window.uppers |= uppers.bits() << part;
    window.digits |= digits.bits() << part;
    window.spaces |= (all.is(' ') | all.in_range('\t', '\r')).bits() << part;
    window.leads |= all.in_range('\xC2', '\xFF').bits() << part;
    window.beyond |= all.in_range('\x80', '\xFF').bits() << part;
  }
  return window;
}

}  // namespace galley
