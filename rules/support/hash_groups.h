// Words that are looked for, by the hash of their folded text. A bitmap in
// front says no to most words of a text at once.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "linter/document/document.h"

namespace rules {

class HashGroups {
 public:
  // `folded` belongs to `group`; the first group that a hash is given keeps it.
  void add(std::uint32_t folded, std::uint32_t group) {
    entries_.emplace_back(folded, group);
    filter_[folded / 64 % filter_.size()] |= std::uint64_t{1} << (folded % 64);
  }

  // To be called once, between the last add() and the first find().
  void sort() {
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.first < b.first; });
  }

  bool empty() const { return entries_.empty(); }

  // The group of `folded`, or no_index.
  std::uint32_t find(std::uint32_t folded) const {
    if ((filter_[folded / 64 % filter_.size()] >> (folded % 64) & 1) == 0) return galley::no_index;
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), folded,
                                        [](const Entry& entry, std::uint32_t wanted) { return entry.first < wanted; });
    return found != entries_.end() && found->first == folded ? found->second : galley::no_index;
  }

 private:
  using Entry = std::pair<std::uint32_t, std::uint32_t>;

  std::vector<Entry> entries_;
  std::array<std::uint64_t, 64> filter_{};
};

}  // namespace rules
