#include "linter/repeat/scatter.h"

#include <algorithm>
#include <utility>

namespace galley::repeat {

// Texts of which nothing is added cost nothing, and small ones little.
void Scatter::make_room() {
  if (room_ == pairs_a_segment) return flush();
  room_ = std::clamp(4 * room_, fewest_pairs, pairs_a_segment);
  pairs_.resize(room_);
}

void Scatter::flush() {
  const std::uint64_t mask = partitions_ - 1;
  const std::span pairs{pairs_.data(), size_};
  std::vector<std::uint32_t> next(partitions_);
  for (const Pair& pair : pairs) ++next[pair.hash & mask];
  std::uint32_t sum = 0;
  for (std::uint32_t& count : next) sum += std::exchange(count, sum);
  std::vector<Posting> postings(size_);
  for (const Pair& pair : pairs)
    postings[next[pair.hash & mask]++] = {.group = static_cast<std::uint32_t>(pair.hash >> 32),
                                          .position = pair.position};
  segments_.emplace_back(std::move(postings), std::move(next));  // each now stands at its partition's end
  size_ = 0;
}

}  // namespace galley::repeat
