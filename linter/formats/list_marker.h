// The number or bullet in front of a list item.
#pragma once

#include <optional>
#include <string_view>

#include "linter/text/span.h"

namespace galley {

enum class MarkerStyle { bullet, point, bracket, brackets, letter_bracket, letter_brackets, sections };

struct ListMarker {
  Offset size = 0;  // bytes, without the white space behind it
  MarkerStyle style = MarkerStyle::bullet;
  bool is_first = false;  // "1.", "(a)": begins a list
};

// The marker that `line` begins with, where white space and text follow it:
// "-", "*", "•"; "1.", "1)", "(1)"; "a)", "(a)"; "2.1" before a capital. Also
// "3.Rowing", where the space was forgotten.
// A number has at most three digits: "1999. " begins no item.
std::optional<ListMarker> list_marker(std::string_view line);

}  // namespace galley
