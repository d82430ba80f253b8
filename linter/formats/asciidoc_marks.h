// What a line of AsciiDoc begins with. All of these take the line's text without
// white space at its ends, and are linear.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "linter/text/span.h"

namespace galley {

// Of what words are made, where a mark beside one is none: letters, digits and "_".
bool is_asciidoc_word(char byte);

enum class AsciidocList : std::uint8_t { bullets, numbers, terms, callouts };

struct AsciidocMarker {
  AsciidocList list = AsciidocList::bullets;
  std::string_view form;  // the same for all items of a list
  Offset begin = 0;       // of the mark; a term stands in front of it
  Offset end = 0;
};

std::optional<AsciidocMarker> asciidoc_marker(std::string_view line);

// The marks in front of a title, or 0: "== Title" has two.
Offset asciidoc_title_level(std::string_view line);

// The level of a title whose next line is `under`, or 0.
Offset asciidoc_underlined_level(std::string_view title, std::string_view under);

// What a delimiter holds; its first byte tells. 0 if the line is none.
// '=' an example, '*' a sidebar, '_' a quotation, '-' a listing, '.' a literal,
// '+' what is passed through, '/' a comment, '`' fenced code, 'o' an open block,
// '|' a table.
char asciidoc_delimiter(std::string_view line);

bool is_asciidoc_comment(std::string_view line);      // "// …"
bool is_asciidoc_entry(std::string_view line);        // ":name: value"
bool is_asciidoc_attributes(std::string_view line);   // "[source,c]", "[[anchor]]"
bool is_asciidoc_block_title(std::string_view line);  // ".Title"
bool is_asciidoc_rule(std::string_view line);         // "'''", "<<<", "---"

// "NOTE: " in front of a paragraph, or 0.
Offset asciidoc_admonition(std::string_view line);

// "name::target[attributes]", which is a block of its own.
struct AsciidocMacro {
  std::string_view name;
  std::string_view target;
  std::string_view attributes;
};

std::optional<AsciidocMacro> asciidoc_block_macro(std::string_view line);

// "ifdef::x[]" and its like. Of "ifdef::x[text]" the text is read.
bool is_asciidoc_conditional(const AsciidocMacro& macro);

}  // namespace galley
