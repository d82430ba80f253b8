// Numbers as copy writes them.
#pragma once

#include <optional>
#include <string_view>

namespace rules {

// "5", "five", "Five", "twenty": 0 to 99 in digits (no point, no separator),
// "two" to "twenty" in words ("one" is too often a pronoun).
std::optional<int> small_number(std::string_view word);

// The value of a list's number as written: "3." and "(3)" are 3, "c)" is 3;
// none for bullets and for numbers of sections ("2.1").
struct ItemNumber {
  int value = 0;
  bool letter = false;
};
std::optional<ItemNumber> item_number(std::string_view written);

}  // namespace rules
