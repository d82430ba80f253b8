// What the classes of a pattern hold.
#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <vector>

#include "linter/match/pattern_syntax.h"
#include "linter/text/utf8.h"

namespace galley {

using ByteSet = std::bitset<256>;

// The bytes that may stand in what the node matches; never too few.
ByteSet possible_bytes(const PatternNode& node);

// What a class holds of ASCII; nothing where that isn't known.
std::optional<ByteSet> ascii_members(const PatternNode& set);

// The characters of a class that lists a few; in lower case where it folds.
std::optional<std::vector<std::string>> listed_members(const PatternNode& set);

constexpr bool is_word_byte(char byte) { return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_'; }

// What \w matches beside the underscore: L*, N*.
bool is_letter_or_number(char32_t code_point);

// Whether no letter, digit or underscore stands in front of what follows the
// node, or behind what goes before it.
bool ends_outside_word(const PatternNode& node);
bool begins_outside_word(const PatternNode& node);

}  // namespace galley
