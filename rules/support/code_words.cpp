#include "rules/support/code_words.h"

#include <ranges>

#include "linter/text/utf8.h"

namespace rules {

using namespace galley;

bool CodeWords::holds(std::uint32_t token) {
  if (!are_found_) find();
  const std::string_view word = document_.text(document_.tokens()[token]);
  if (examples_.contains(word)) return true;
  const auto found = uses_.find(word);
  if (found == uses_.end()) return false;
  const WordIndex& words = document_.words();
  std::size_t uses = 0;
  for (std::uint32_t at = words.first(document_.tokens()[token].folded); at != WordIndex::none; at = words.next(at))
    uses += document_.text(document_.tokens()[at]) == word;
  return found->second >= uses;
}

void CodeWords::find() {
  are_found_ = true;
  for (const Block& block : document_.blocks()) {
    if (block.kind == BlockKind::code) add_example(document_.text(block.span));
    // "lampname", alone in a heading or a cell: an option that is spoken of there.
    const bool is_alone = block.tokens.size() == 1 && document_.tokens(block).front().shape == Shape::none;
    if (is_alone) ++uses_[std::string{document_.text(document_.tokens(block).front())}];
  }
  for (const Token& token : document_.tokens()) {
    if (token.kind != TokenKind::code) continue;
    for (const auto word : std::views::split(document_.text(token), ' '))
      ++uses_[std::string{word.begin(), word.end()}];
  }
}

void CodeWords::add_example(std::string_view code) {
  for (std::size_t begin = 0; begin < code.size();) {
    std::size_t end = begin;
    while (end < code.size() && is_ascii_letter(code[end])) ++end;
    if (end > begin) examples_.emplace(code.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace rules
