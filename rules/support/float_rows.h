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

// Calls visit(at) for every fourth place of a row.
template <typename Visit>
void by_fours(std::size_t size, Visit visit) {
  for (std::size_t at = 0; at < size; at += 4) visit(at);
}

// The sum of `of` over all values; `of` takes four of them or one.
template <typename Of>
float sum_of(std::span<const float> values, Of of) {
  Four sums{};
  std::size_t at = 0;
  for (; at + 4 <= values.size(); at += 4) sums += of(load(values.data() + at));
  float sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  for (; at < values.size(); ++at) sum += of(values[at]);
  return sum;
}

inline float sum_of(std::span<const float> values) {
  return sum_of(values, [](auto value) { return value; });
}

// The highest of the values; the lowest number there is of none.
inline float highest_of(std::span<const float> values) {
  constexpr float lowest = std::numeric_limits<float>::lowest();
  Four best = {lowest, lowest, lowest, lowest};
  std::size_t at = 0;
  for (; at + 4 <= values.size(); at += 4) {
    const Four four = load(values.data() + at);
    best = four > best ? four : best;
  }
  float highest = std::max(std::max(best[0], best[1]), std::max(best[2], best[3]));
  for (; at < values.size(); ++at) highest = std::max(highest, values[at]);
  return highest;
}

struct Spread {
  float mean = 0;
  float deviation = 0;
};

inline Spread spread_of(std::span<const float> values) {
  const auto count = static_cast<float>(values.size());
  const float mean = sum_of(values) / count;
  const float squares = sum_of(values, [mean](auto value) { return (value - mean) * (value - mean); });
  return {.mean = mean, .deviation = std::sqrt(squares / count)};
}

}  // namespace rules
