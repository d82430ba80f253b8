// Reads a page: a rule's documentation, which is its specification and test.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A fenced block. Its info string is a format and what to do with it:
// "text", "md a.md", "text fixed", "toml".
struct Fence {
  std::string format;
  std::string rest;
  std::string text;      // each line with its end
  std::string section;   // the heading it stands under
  std::size_t line = 0;  // of the opening marks, from 1
};

struct Page {
  std::string title;    // the first heading
  std::string summary;  // the first paragraph, on one line
  std::vector<Fence> fences;
};

// Total: any text is a page. A fence that isn't closed goes on to the end.
Page parse_page(std::string_view text);

}  // namespace galley
