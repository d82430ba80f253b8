// How much of one text is put together from runs of words of others.
#pragma once

#include <cstdint>
#include <vector>

#include "linter/repeat/passage.h"

namespace galley::repeat {

// The runs of `words` words of some texts, as hashes.
class Cover {
 public:
  explicit Cover(std::uint32_t words) : words_(words), slots_(64) {}

  void add(Text text);
  bool is_empty() const { return used_ == 0; }

  // How many words of `text` are in a run that was added.
  std::uint32_t covered(Text text) const;

 private:
  std::size_t slot_of(std::uint64_t hash) const;
  void insert(std::uint64_t hash);
  void grow();

  std::uint32_t words_;
  std::vector<std::uint64_t> slots_;  // an open table, twice as large as needed; 0 for a free one
  std::size_t used_ = 0;
};

}  // namespace galley::repeat
