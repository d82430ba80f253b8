// Which places of a text are looked up in others: winnowing.
//
// A repeat of n words must be found wherever it stands, but not by looking up
// every word. So each run of k words is hashed, and of every w neighbouring
// hashes the least one is kept (the rightmost, if several are least). The
// choice depends on those w + k - 1 words alone: where they stand again, the
// same one is chosen again. With w + k - 1 = n no repeat of n words escapes,
// and only 2 in w + 1 hashes are kept.
//
// S. Schleimer, D. Wilkerson, A. Aiken: Winnowing: Local Algorithms for
// Document Fingerprinting, SIGMOD 2003. The rightmost least hash is always
// taken, not the one that was taken before: a place then depends on its window
// only, and two equal passages share places, not merely hashes. On a text of
// one word that keeps every place, which is still linear.
//
// Cost: constant per word on average, w at worst.
#pragma once

#include <array>
#include <bit>

#include "linter/repeat/passage.h"

namespace galley::repeat {

// Spreads every bit over all others.
constexpr std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 32;
  value *= 0x9FB21C651E98DF25ull;
  value ^= value >> 29;
  value *= 0xD6E8FEB86659FD93ull;
  return value ^ (value >> 32);
}

// The hash of `length` words which move on one word at a time.
class RollingHash {
 public:
  explicit RollingHash(std::uint32_t length) {
    for (std::uint32_t i = 0; i < length; ++i) last_ *= base;
  }
  void push(Word in) { value_ = value_ * base + in + 1; }
  void roll(Word in, Word out) { value_ = value_ * base + in + 1 - last_ * (std::uint64_t{out} + 1); }
  std::uint64_t value() const { return mix(value_); }

 private:
  static constexpr std::uint64_t base = 0x9E3779B97F4A7C15ull;
  std::uint64_t value_ = 0;
  std::uint64_t last_ = 1;
};

// Calls emit(begin, hash) for every run of `length` words.
template <typename Emit>
void each_shingle(Text text, std::uint32_t length, Emit emit) {
  if (text.size() < length) return;
  RollingHash hash{length};
  for (std::uint32_t i = 0; i < length; ++i) hash.push(text[i]);
  emit(0u, hash.value());
  for (auto i = length; i < text.size(); ++i) {
    hash.roll(text[i], text[i - length]);
    emit(i - length + 1, hash.value());
  }
}

// What each_shingle() says of the run that begins at `at`.
inline std::uint64_t shingle_at(Text text, std::uint32_t at, std::uint32_t length) {
  RollingHash hash{length};
  for (const Word word : text.subspan(at, length)) hash.push(word);
  return hash.value();
}

struct Winnowing {
  std::uint32_t length = 7;  // words in a fingerprint: k
  std::uint32_t window = 6;  // fingerprints of which one is kept: w

  // Finds every repeat of `words` words or more.
  static constexpr Winnowing guaranteeing(std::uint32_t words) {
    const std::uint32_t window = words < 4 ? 1 : words < 40 ? words / 2 : 20;
    return {.length = words - window + 1, .window = window};
  }
};

// Calls emit(begin, hash) for the fingerprints that are kept, in order.
template <typename Emit>
void winnow(Text text, Winnowing winnowing, Emit emit) {
  constexpr std::uint32_t capacity = 32;
  std::array<std::uint64_t, capacity> recent;
  const std::uint32_t window = winnowing.window;
  std::uint32_t least = 0;  // where the least of the window is
  std::uint64_t least_hash = static_cast<std::uint64_t>(-1);
  bool kept = false;  // `least` was emitted
  const auto take = [&](std::uint32_t at) {
    least = at;
    least_hash = recent[at % capacity];
    kept = false;
  };
  each_shingle(text, winnowing.length, [&](std::uint32_t at, std::uint64_t hash) {
    recent[at % capacity] = hash;
    if (hash <= least_hash) {
      take(at);
    } else if (least + window <= at) {
      take(at + 1 - window);
      // Without a branch: which one is least can't be foreseen.
      for (std::uint32_t i = least + 1; i <= at; ++i) {
        const std::uint64_t candidate = recent[i % capacity];
        const std::uint64_t chosen = std::uint64_t{0} - static_cast<std::uint64_t>(candidate <= least_hash);
        least ^= (least ^ i) & static_cast<std::uint32_t>(chosen);
        least_hash ^= (least_hash ^ candidate) & chosen;
      }
    }
    if (at + 1 < window || kept) return;
    emit(least, least_hash);
    kept = true;
  });
}

}  // namespace galley::repeat
