// Pairs of hash and position, put into partitions while they are generated.
#pragma once

#include <memory>
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

// Keys (the upper half of the hash) and positions of one partition, in the order
// in which they were generated.
struct Piece {
  Posting operator[](std::size_t at) const { return {.group = keys[at], .position = base + offsets[at]}; }
  std::size_t size() const { return keys.size(); }

  std::span<const std::uint32_t> keys;
  std::span<const std::uint16_t> offsets;
  Position base = 0;
};

// Some pairs that follow each other in the text, ordered by partition: six
// bytes for each.
class Segment {
 public:
  // Of so many pairs, none further from `base` than `furthest`; they are to be put.
  Segment(std::size_t size, Position base)
      : keys_(std::make_unique_for_overwrite<std::uint32_t[]>(size)),
        offsets_(std::make_unique_for_overwrite<std::uint16_t[]>(size)),
        base_(base) {}
  static constexpr Position furthest = 0xFFFF;

  void put(std::size_t at, std::uint64_t hash, Position position) {
    keys_[at] = static_cast<std::uint32_t>(hash >> 32);
    offsets_[at] = static_cast<std::uint16_t>(position - base_);
  }
  void set_ends(std::vector<std::uint32_t> of_partitions) { ends_ = std::move(of_partitions); }

  Piece of(std::size_t partition) const {
    const std::uint32_t begin = partition == 0 ? 0 : ends_[partition - 1];
    const std::size_t size = ends_[partition] - begin;
    return {.keys = {keys_.get() + begin, size}, .offsets = {offsets_.get() + begin, size}, .base = base_};
  }

 private:
  std::unique_ptr<std::uint32_t[]> keys_;
  std::unique_ptr<std::uint16_t[]> offsets_;
  Position base_;
  std::vector<std::uint32_t> ends_;  // by partition
};

// Makes segments of pairs. The partition is that of the lowest bits of the hash;
// their number is a power of two.
class Scatter {
 public:
  explicit Scatter(std::size_t partitions) : partitions_(partitions) {}

  // In ascending order of their positions.
  void add(std::uint64_t hash, Position position) {
    if (size_ == room_ || position > last_) make_room(position);
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

  void make_room(Position position);
  void flush();

  const std::size_t partitions_;
  std::vector<Pair> pairs_;  // the first `size_`
  std::size_t size_ = 0;
  std::size_t room_ = 0;  // the size of pairs_
  Position base_ = 0;
  Position last_ = 0;  // that may be in the segment
  std::vector<Segment> segments_;
};

}  // namespace galley::repeat
