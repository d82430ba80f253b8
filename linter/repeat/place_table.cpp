#include "linter/repeat/place_table.h"

#include <algorithm>

#include "linter/repeat/radix_sort.h"

namespace galley::repeat {
namespace {

std::uint32_t key_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

}  // namespace

PlaceTable::PlaceTable(std::vector<HashedPlace> places) {
  const std::size_t buckets = std::bit_ceil(places.size() / places_a_bucket + 1);
  const auto bucket_of = [&](const HashedPlace& place) {
    return static_cast<std::uint32_t>(place.hash & (buckets - 1));
  };
  std::vector<HashedPlace> scratch;
  radix_sort(std::span{places}, scratch, static_cast<unsigned>(std::bit_width(buckets)), bucket_of);
  starts_.assign(buckets + 1, 0);
  for (const HashedPlace& place : places) ++starts_[bucket_of(place) + 1];
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    starts_[bucket + 1] += starts_[bucket];
    std::sort(places.begin() + starts_[bucket], places.begin() + starts_[bucket + 1]);
  }
  keys_.reserve(places.size());
  positions_.reserve(places.size());
  for (const HashedPlace& place : places) {
    keys_.push_back(key_of(place.hash));
    positions_.push_back(place.position);
  }
}

std::span<const Position> PlaceTable::of(std::uint64_t hash) const {
  const std::size_t bucket = hash & (starts_.size() - 2);
  const auto begin = keys_.begin() + starts_[bucket];
  const auto end = keys_.begin() + starts_[bucket + 1];
  const auto [first, last] = std::equal_range(begin, end, key_of(hash));
  return std::span{positions_}.subspan(static_cast<std::size_t>(first - keys_.begin()),
                                       static_cast<std::size_t>(last - first));
}

}  // namespace galley::repeat
