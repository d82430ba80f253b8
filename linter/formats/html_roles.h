// What the elements of HTML are to a reader of text.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

enum class HtmlRole : std::uint8_t {
  inline_text,
  block,
  heading,
  ordered,
  bullets,
  item,
  quote,
  cell,
  caption,
  table,
  preformatted,  // a block of code
  code,          // code and struck text in a line: one token
  hidden,
  image,
  line_break,
  superscript
};

// What DocBook and those who print it name the commands, files and options of running text with: `<span
// class="command">`, or "docbook_command".
bool is_code_class(std::string_view classes);

// By the element's name, in any case; elements that aren't known are inline.
HtmlRole html_role(std::string_view name);

}  // namespace galley
