// Rows of numbers, reckoned four at a time. A row has `row_margin` further
// places behind its last, so what works on each place by itself may go beyond
// the end: what comes to stand there means nothing.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <span>

namespace rules {

using Four [[gnu::vector_size(16)]] = float;
constexpr std::size_t row_margin = 4;

inline Four load(const float* from) {
  Four four;
  std::memcpy(&four, from, sizeof four);
  return four;
}
inline void store(float* to, Four four) { std::memcpy(to, &four, sizeof four); }

inline Four all(float value) { return Four{} + value; }
inline Four higher(Four a, Four b) { return a < b ? b : a; }
inline Four lower(Four a, Four b) { return b < a ? b : a; }
inline Four root(Four four) {
  for (int lane = 0; lane < 4; ++lane) four[lane] = std::sqrt(four[lane]);
  return four;
}

// Calls visit(at) for every fourth place of a row.
template <typename Visit>
void by_fours(std::size_t size, Visit visit) {
  for (std::size_t at = 0; at < size; at += 4) visit(at);
}

// The highest of the values; the lowest number there is of none.
inline float highest_of(std::span<const float> values) {
  constexpr float lowest = std::numeric_limits<float>::lowest();
  Four best = {lowest, lowest, lowest, lowest};
  std::size_t at = 0;
  for (; at + 4 <= values.size(); at += 4) {
    best = higher(best, load(values.data() + at));
  }
  float highest = std::max(std::max(best[0], best[1]), std::max(best[2], best[3]));
  for (; at < values.size(); ++at) highest = std::max(highest, values[at]);
  return highest;
}

}  // namespace rules
