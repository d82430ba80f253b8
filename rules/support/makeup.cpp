#include "rules/support/makeup.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace rules {
namespace {

using namespace galley;

// "18:05", "9:30" at `colon`, and no part of "1:2:3".
bool is_time(std::string_view text, std::size_t colon) {
  const auto digit = [&](std::size_t at) { return at < text.size() && is_ascii_digit(text[at]); };
  if (colon == 0 || !digit(colon - 1) || !digit(colon + 1) || !digit(colon + 2) || digit(colon + 3)) return false;
  if (colon + 3 < text.size() && text[colon + 3] == ':') return false;
  const int units = text[colon - 1] - '0';
  const int hour = colon > 1 && digit(colon - 2) ? 10 * (text[colon - 2] - '0') + units : units;
  return hour < 24 && text[colon + 1] < '6';
}

bool holds_time(std::string_view text) {
  for (std::size_t colon = text.find(':'); colon != text.npos; colon = text.find(':', colon + 1))
    if (is_time(text, colon)) return true;
  return false;
}

// A line of its own, or the beginning of a paragraph.
bool is_stamp(std::string_view text) {
  constexpr std::size_t longest_line = 48;
  constexpr std::size_t longest_lead = 6;  // "18:05 "
  return holds_time(text.size() <= longest_line ? text : text.substr(0, longest_lead));
}

}  // namespace

bool is_of_entries(const Document& document) {
  constexpr int fewest = 4;
  int stamps = 0;
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::table_cell || block.kind == BlockKind::code) continue;
    if (is_stamp(document.text(block.span)) && ++stamps >= fewest) return true;
  }
  return false;
}

bool is_of_licence(const Document& document) {
  constexpr std::size_t fewest = 8;
  constexpr std::size_t tokens_to_one = 150;
  constexpr std::string_view stem = "icen";
  const std::string_view prose = document.prose();
  std::size_t uses = 0;
  for (std::size_t at = prose.find(stem); at != prose.npos; at = prose.find(stem, at + stem.size()))
    uses += at > 0 && to_ascii_lower(prose[at - 1]) == 'l';
  return uses >= fewest && uses * tokens_to_one >= document.tokens().size();
}

}  // namespace rules
