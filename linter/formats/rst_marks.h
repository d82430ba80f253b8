// What a line of reStructuredText begins with. All of these take the line's
// text without white space at its ends, and are linear.
#pragma once

#include <optional>
#include <string_view>

#include "linter/text/span.h"

namespace galley {

// Of what names are made, without the marks that join its parts.
bool is_rst_alphanumeric(char byte);

// What stands between the brackets of a footnote: "1", "#", "#name", "*", "CIT2002".
bool is_rst_label(std::string_view text);

// A bullet or number, without the white space behind it.
struct RstMarker {
  Offset size = 0;
  char form = '\0';  // the bullet; ')' for "1)", '(' for "(1)", '.' for "1."
};

std::optional<RstMarker> rst_bullet(std::string_view line);
std::optional<RstMarker> rst_enumerator(std::string_view line);

// How much of the line is ":name:", or 0.
Offset rst_field_marker(std::string_view line);

// How much of the line is options as a program takes them, "-f, --file=NAME", or 0.
Offset rst_option_marker(std::string_view line);

// One mark over and over: what stands under a title, or parts sections.
bool is_rst_adornment(std::string_view line);

bool is_rst_grid_border(std::string_view line);    // "+---+---+"
bool is_rst_simple_border(std::string_view line);  // "===  ==="

// ".. " and "..".
bool is_rst_explicit(std::string_view line);

enum class RstExplicit { comment, footnote, target, substitution, directive };

// What stands behind ".. ". `text` is where the body begins, from the begin of `rest`.
struct RstExplicitMarkup {
  RstExplicit kind = RstExplicit::comment;
  std::string_view name;  // of a directive
  Offset text = 0;
};

RstExplicitMarkup rst_explicit_markup(std::string_view rest);

}  // namespace galley
