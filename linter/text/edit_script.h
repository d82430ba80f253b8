// What must be changed to make one sequence of another.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace galley {

// Elements [a_begin, a_end) are replaced by [b_begin, b_end); one of the two may be empty.
struct Change {
  std::size_t a_begin = 0;
  std::size_t a_end = 0;
  std::size_t b_begin = 0;
  std::size_t b_end = 0;

  friend bool operator==(const Change&, const Change&) = default;
};

// In order, apart from each other; what stands between two is equal. Short,
// where the sequences are alike; else right, and longer than it must be.
std::vector<Change> edit_script(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

}  // namespace galley
