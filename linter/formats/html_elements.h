// The elements of HTML that a piece of text stands in, as far as they say what
// block it is: a stack of bounded depth.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/document/builder.h"
#include "linter/formats/html_roles.h"

namespace galley {

class HtmlElements {
 public:
  // A block element whose start tag is `tag`; what is nested too deep isn't kept.
  void begin(HtmlRole role, std::string_view name, std::string_view tag);

  // How many elements stay open when such a one begins, as HTML closes its like.
  std::size_t kept_by(HtmlRole role) const;
  // How many stay open when one of that name ends.
  std::size_t kept_by_end(HtmlRole role, std::string_view name) const;

  std::size_t size() const { return elements_.size(); }
  void pop() { elements_.pop_back(); }

  // Whether the innermost is an item that has no text yet.
  bool item_waits() const { return !elements_.empty() && elements_.back().pending; }

  // The block in which text stands here, if it becomes the one of number
  // `block`. An item that waited for it waits no more.
  BlockStart start_of_block(std::uint32_t block);

  // The block of the innermost item that has text.
  std::uint32_t enclosing_item() const;

 private:
  struct Element {
    HtmlRole role = HtmlRole::block;
    std::string_view name;
    std::uint8_t level = 0;          // headings
    bool pending = false;            // items: their block hasn't begun
    bool letters = false;            // lists: a, b, c
    bool upper = false;              // lists: A, B, C
    std::uint32_t block = no_index;  // lists: the block of the first item; items: their own
    int value = 1;                   // lists: of the next item; items: their own
  };

  static void read_list(std::string_view tag, Element& list);
  static std::string number(const Element& list, int value);
  int item_value(std::string_view tag);
  BlockStart start_of_item(std::uint32_t block);
  std::uint32_t enclosing_item(std::size_t of) const;
  std::uint8_t count(HtmlRole one, HtmlRole other) const;

  std::vector<Element> elements_;
};

}  // namespace galley
