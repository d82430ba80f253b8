// Postings, and for each text the part of them that stands in it.
#pragma once

#include "linter/repeat/postings.h"

namespace galley::repeat {

class Index {
 public:
  Index(const Corpus& corpus, Postings postings, unsigned jobs)
      : postings_(std::move(postings)), placed_(postings_.by_position(corpus, jobs)) {}

  const Postings& postings() const { return postings_; }

  // What stands at [begin, end), in order.
  std::span<const Placed> in(Position begin, Position end) const {
    const auto before = [](const Placed& item, Position at) { return item.position < at; };
    const auto first = std::lower_bound(placed_.begin(), placed_.end(), begin, before);
    return {first, std::lower_bound(first, placed_.end(), end, before)};
  }

 private:
  Postings postings_;
  std::vector<Placed> placed_;
};

}  // namespace galley::repeat
