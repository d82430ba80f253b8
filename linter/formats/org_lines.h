// The lines of Org, and what each begins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

struct OrgLine {
  Span text;          // without white space at its ends
  Offset begin = 0;   // of the line
  Offset end = 0;     // in front of its line end
  Offset next = 0;    // behind it
  Offset indent = 0;  // the column of its text, where a tab goes on to the next eighth
  bool blank() const { return text.empty(); }
};

std::vector<OrgLine> split_org_lines(std::string_view bytes, Offset from);

// "#+KEY: value"; the key is in capitals. What stands in "[]" behind it is passed over.
struct OrgKeyword {
  std::string key;
  Span value;
};
std::optional<OrgKeyword> org_keyword(std::string_view bytes, const OrgLine& line);

// "#+begin_quote" and "#+end_quote": the name in capitals, "QUOTE"; empty where it is none.
std::string org_block_begin(std::string_view text);
std::string org_block_end(std::string_view text);

// ":LOGBOOK:", the name in capitals; empty where it is none.
std::string org_drawer(std::string_view text);

// "\begin{equation}": the name; empty where it is none.
std::string_view org_environment(std::string_view text);

struct OrgHeadline {
  std::uint8_t stars = 0;
  Span state;           // "TODO"; empty where there is none
  Span title;           // without state, priority and tags
  bool hidden = false;  // what stands under it isn't published
};
// `states` are those that the file may name beside "TODO" and "DONE".
std::optional<OrgHeadline> org_headline(std::string_view bytes, const OrgLine& line,
                                        const std::vector<std::string>& states);

struct OrgItem {
  Span marker;  // "-", "1."
  bool is_number = false;
  Span term;  // of "- term :: text"; empty where there is none
  Span text;  // behind the box to be ticked
};
std::optional<OrgItem> org_item(std::string_view bytes, const OrgLine& line);

// When something was, or is to be, done.
bool is_org_planning(std::string_view text);

}  // namespace galley
