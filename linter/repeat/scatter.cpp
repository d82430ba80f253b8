#include "linter/repeat/scatter.h"

#include <utility>

namespace galley::repeat {

void Scatter::flush() {
  const std::uint64_t mask = partitions_ - 1;
  std::vector<std::uint32_t> next(partitions_);
  for (const Pair& pair : pairs_) ++next[pair.hash & mask];
  std::uint32_t sum = 0;
  for (std::uint32_t& count : next) sum += std::exchange(count, sum);
  std::vector<Posting> postings(pairs_.size());
  for (const Pair& pair : pairs_)
    postings[next[pair.hash & mask]++] = {.group = static_cast<std::uint32_t>(pair.hash >> 32),
                                          .position = pair.position};
  segments_.emplace_back(std::move(postings), std::move(next));  // each now stands at its partition's end
  pairs_.clear();
}

}  // namespace galley::repeat
