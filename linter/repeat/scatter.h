// Pairs of hash and position, put into partitions while they are generated.
#pragma once

#include <span>
#include <vector>

#include "linter/repeat/passage.h"

namespace galley::repeat {

// A member of a group: those with one `group` stand next to each other, and
// `group` is the rank of the first. While groups are being made it is the upper
// half of the hash.
struct Posting {
  std::uint32_t group = 0;
  Position position = 0;
};

// Some pairs that follow each other in the text, ordered by partition.
class Segment {
 public:
  Segment(std::vector<Posting> postings, std::vector<std::uint32_t> ends)
      : postings_(std::move(postings)), ends_(std::move(ends)) {}

  // In the order in which they were generated.
  std::span<const Posting> of(std::size_t partition) const {
    const std::uint32_t begin = partition == 0 ? 0 : ends_[partition - 1];
    return std::span{postings_}.subspan(begin, ends_[partition] - begin);
  }

 private:
  std::vector<Posting> postings_;
  std::vector<std::uint32_t> ends_;  // by partition
};

// Makes segments of pairs. The partition is that of the lowest bits of the hash;
// their number is a power of two.
class Scatter {
 public:
  explicit Scatter(std::size_t partitions) : partitions_(partitions) {}

  void add(std::uint64_t hash, Position position) {
    if (size_ == room_) make_room();
    pairs_[size_++] = {hash, position};
  }

  std::vector<Segment> take() {
    if (size_ > 0) flush();
    return std::move(segments_);
  }

 private:
  // Few enough for the processor's cache.
  static constexpr std::size_t pairs_a_segment = 1 << 15;
  static constexpr std::size_t fewest_pairs = 1 << 9;

  struct Pair {
    std::uint64_t hash = 0;
    Position position = 0;
  };

  void make_room();
  void flush();

  const std::size_t partitions_;
  std::vector<Pair> pairs_;  // the first `size_`
  std::size_t size_ = 0;
  std::size_t room_ = 0;  // the size of pairs_
  std::vector<Segment> segments_;
};

}  // namespace galley::repeat
