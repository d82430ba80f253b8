#include "linter/repeat/scatter.h"

#include <algorithm>
#include <utility>

namespace galley::repeat {

// Texts of which nothing is added cost nothing, and small ones little.
void Scatter::make_room(Position position) {
  if (size_ > 0 && (size_ == pairs_a_segment || position > last_)) flush();
  if (size_ == 0) {
    base_ = position;
    last_ = base_ + std::min(Segment::furthest, static_cast<Position>(-1) - base_);
  }
  if (size_ < room_) return;
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
  Segment segment{size_, base_};
  for (const Pair& pair : pairs) segment.put(next[pair.hash & mask]++, pair.hash, pair.position);
  segment.set_ends(std::move(next));  // each now stands at its partition's end
  segments_.push_back(std::move(segment));
  size_ = 0;
}

}  // namespace galley::repeat
