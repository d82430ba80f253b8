// Misspellings that are no word in any English. The table is made by
// make_misspellings.py from misspellings.txt.
#pragma once

#include <span>
#include <string_view>

namespace rules {

struct Misspelling {
  std::string_view wrong;  // in small letters
  std::string_view right;
};

// Ordered by the wrong form.
std::span<const Misspelling> misspellings();

}  // namespace rules
