// The lists of a document.
#pragma once

#include <cstdint>
#include <vector>

#include "linter/document/document.h"

namespace rules {

// The items of one list, without those of lists inside them: indices of blocks, in order.
struct List {
  std::vector<std::uint32_t> items;
};

// In the order of their first items.
std::vector<List> find_lists(const galley::Document& document);

// The number or bullet of an item in the source; its first word where the
// source has none.
galley::Span item_place(const galley::Document& document, const galley::Block& item);

// Two sentences, or one of fifteen words or more: text that is read as a
// paragraph, be it an item of a list.
bool is_paragraph_like(const galley::Document& document, const galley::Block& block);

// What the text of `block` ends with.
enum class Ending : std::uint8_t {
  stop,   // . ! ? …, also before closing marks
  word,   // a letter, a digit or a closing bracket behind one
  quote,  // a closing quotation mark without a stop
  other,  // a colon, a comma, code, a link, a symbol; nothing
};
Ending ending(const galley::Document& document, const galley::Block& block);

// In plain text, where nothing but its shape makes a heading of a line, false if there is no blank line before it, or
// neither a blank one nor an underline behind it. True in other formats.
bool is_set_alone(const galley::Document& document, const galley::Block& heading);

// A heading, or one sentence without a stop at the head of the piece: a headline that isn't marked as one.
bool is_headline(const galley::Document& document, const galley::Block& block);

}  // namespace rules
