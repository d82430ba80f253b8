// Numbers as copy writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace rules {

// The value of figures without point or comma, nine at most: "2024".
std::optional<int> whole_number(std::string_view figures);

// The value of figures as a token of kind `number` has them: "1,000", "3.5".
std::optional<double> figure_value(std::string_view figures);

// "12th", "21st"; none for what no one writes, as "11st".
std::optional<int> ordinal_figure(std::string_view word);

// A number in a text, from 1 to 99 if it is in words.
struct WrittenNumber {
  double value = 0;
  bool figures = false;
  bool ordinal = false;
  galley::IndexRange tokens;  // three of them for "twenty-one"
};

// The number that begins at token `at`: "7", "1,000", "seven", "twenty-one",
// "third", "21st". "One" and "second" count, though they are often no numbers.
std::optional<WrittenNumber> read_number(const galley::Document& document, std::uint32_t at);

// The number that ends right before token `at`.
std::optional<WrittenNumber> number_before(const galley::Document& document, std::uint32_t at);

// Every word that read_number() may begin with; for a WordSet.
std::vector<std::string_view> number_words();

// "seven", "twenty-one", for 1 to 99.
std::string in_words(int value);

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
