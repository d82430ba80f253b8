// Slips of the keyboard and of tools: bytes in the prose, not words. They stand
// in many places of a piece or in none, so each kind is said once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/rule/rule.h"

namespace rules {

// Where a slip stands, and what belongs there.
struct Place {
  galley::TextSpan span;
  std::string instead;
};

// One diagnostic for all `places` (in order, not empty): at the first, with
// "(and in 3 other places)" behind `message`; the others are related, and one
// fix mends those that stand in the source as they are; none without a title.
void report_places(galley::RuleContext& context, std::span<const Place> places, const std::string& message,
                   galley::Safety safety, const std::string& title);

// True inside code, an address or an embedded thing.
bool is_opaque(const galley::Document& document, galley::Offset at);

// The last token that begins at `at` or before it; null if there is none.
const galley::Token* token_at(const galley::Document& document, galley::Offset at);

// True for blocks of sentences and headings: no code, comment or table, whose
// spaces and marks are laid out by hand.
bool is_running_text(const galley::Block& block);

// Calls visit(block, at) for each place in running text where `byte` stands.
template <typename Visit>
void for_each_byte(const galley::Document& document, char byte, Visit visit) {
  const std::string_view prose = document.prose();
  const std::span<const galley::Block> blocks = document.blocks();
  std::size_t next = 0;
  for (std::size_t at = prose.find(byte); at != std::string_view::npos; at = prose.find(byte, at + 1)) {
    while (next < blocks.size() && blocks[next].span.end <= at) ++next;
    if (next == blocks.size()) return;
    if (at < blocks[next].span.begin || !is_running_text(blocks[next])) continue;
    visit(blocks[next], static_cast<galley::Offset>(at));
  }
}

}  // namespace rules
