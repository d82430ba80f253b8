// Where each hash stands in texts that are held in memory, those that stand
// once too.
//
// An array of buckets by the low bits of the hash, ordered within by the high
// ones and by position; both together tell hashes apart as Postings does.
//
// Cost: 8 bytes a place and 1 a place for the buckets; a look-up is one miss
// of the cache.
#pragma once

#include <bit>
#include <span>
#include <vector>

#include "linter/repeat/passage.h"

namespace galley::repeat {

// A hash and where it stands.
struct HashedPlace {
  std::uint64_t hash = 0;
  Position position = 0;
  friend auto operator<=>(const HashedPlace&, const HashedPlace&) = default;
};

class PlaceTable {
 public:
  PlaceTable() = default;
  // In any order.
  explicit PlaceTable(std::vector<HashedPlace> places);

  // In ascending order.
  std::span<const Position> of(std::uint64_t hash) const;

 private:
  static constexpr std::size_t places_a_bucket = 4;

  std::vector<std::uint32_t> starts_ = {0, 0};  // one more than there are buckets
  std::vector<std::uint32_t> keys_;
  std::vector<Position> positions_;
};

}  // namespace galley::repeat
