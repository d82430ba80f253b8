#include "rules/support/technical.h"

#include <algorithm>

#include "linter/text/utf8.h"

namespace rules {
namespace {

using namespace galley;

// One word in so many, and so many at least.
constexpr std::size_t words_to_one = 250;
constexpr std::size_t fewest = 4;

bool is_letter_at(std::string_view text, std::size_t at) { return at < text.size() && is_ascii_letter(text[at]); }

// "time_t", "open()", "--long", "Name=", "C-x", "`stop'", " /etc/passwd"
std::size_t code_like(std::string_view prose) {
  constexpr std::string_view marks = "_(-=`/";
  std::size_t found = 0;
  for (std::size_t at = prose.find_first_of(marks); at != prose.npos; at = prose.find_first_of(marks, at + 1)) {
    const bool behind_letter = at > 0 && is_ascii_letter(prose[at - 1]);
    switch (prose[at]) {
      case '_':
      case '=':
        found += behind_letter && at + 1 < prose.size() && prose[at + 1] != prose[at];
        break;
      case '(':
        found += behind_letter && at + 1 < prose.size() && prose[at + 1] == ')';
        break;
      case '/':
        found += at > 0 && prose[at - 1] == ' ' && is_letter_at(prose, at + 1);
        break;
      case '`':
        found += is_letter_at(prose, at + 1);
        break;
      default:
        found += behind_letter && (prose[at - 1] == 'C' || prose[at - 1] == 'M') && at > 1 &&
                 !is_ascii_letter(prose[at - 2]) && is_letter_at(prose, at + 1) && !is_letter_at(prose, at + 2);
        found += at > 0 && prose[at - 1] == ' ' && at + 1 < prose.size() && prose[at + 1] == '-' &&
                 is_letter_at(prose, at + 2);
    }
  }
  return found;
}

}  // namespace

bool is_technical(const Document& document) {
  std::size_t code = 0;
  for (const Block& block : document.blocks()) code += block.kind == BlockKind::code;
  code += static_cast<std::size_t>(
      std::ranges::count_if(document.tokens(), [](const Token& token) { return token.kind == TokenKind::code; }));
  const std::size_t needed = std::max(fewest, document.tokens().size() / words_to_one);
  return code >= needed || code + code_like(document.prose()) >= needed;
}

bool looks_like_code(const Document& document, const Block& block) {
  constexpr std::string_view marks = "{}\\$=~|<>";
  constexpr std::size_t fewest_marks = 3;
  constexpr std::size_t bytes_to_mark = 40;
  const std::string_view text = document.text(block.span);
  std::size_t found = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool ends_line = text[at] == ';' && (at + 1 == text.size() || text[at + 1] == '\n');
    found += ends_line || marks.find(text[at]) != marks.npos;
  }
  return found >= fewest_marks && found * bytes_to_mark >= text.size();
}

}  // namespace rules
