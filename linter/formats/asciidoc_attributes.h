// What stands in brackets above a block of AsciiDoc, "[source,bash]", and what the
// names in it mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

// `value` is in what was parsed, without quotation marks.
struct AsciidocAttribute {
  std::string_view name = {};  // empty if it has none
  std::string_view value = {};
};

// What stands between the brackets, parted at its commas.
std::vector<AsciidocAttribute> asciidoc_attributes(std::string_view list);

// What is said of an image, in `list`; empty if nothing is.
std::string_view asciidoc_alternative(std::string_view list);

// What the lines of attributes above a block say together.
struct AsciidocBlock {
  std::string style;
  bool has_head = false;     // of a table: it was said
  bool has_no_head = false;  // it was said that there is none
  std::string columns;
  std::string separator;
  std::string format;

  // `line` has its brackets.
  void read(std::string_view line);
};

bool is_asciidoc_code_style(std::string_view style);

// How each column's cells are read, by the letter at its end: "1,2a,3*m" -> "damm…".
std::string asciidoc_column_styles(std::string_view columns);

// The characters that "{name}" stands for; null if the author has defined it.
const std::string_view* asciidoc_character(std::string_view name);

enum class AsciidocRole : std::uint8_t {
  unknown,
  link,       // its text, or else its target
  reference,  // its text, or else the name of something
  image,
  nothing,
  code,
  prose,
  strong,
  menu,
  note,
  passed,
};

// Of inline macros, "name:target[text]".
AsciidocRole asciidoc_role(std::string_view name);

}  // namespace galley
