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

// "time_t", "open()", "--long", "Name=", "C-x", "Ctrl+X", "<Tab>", "`stop'", " /etc/passwd": true at the mark.
bool is_code_like(std::string_view prose, std::size_t at) {
  const bool behind_letter = at > 0 && is_ascii_letter(prose[at - 1]);
  const char next = at + 1 < prose.size() ? prose[at + 1] : '\0';
  switch (prose[at]) {
    case '_':
    case '=':
      return behind_letter && next != '\0' && next != prose[at];
    case '(':
      return behind_letter && next == ')';
    case '/':
      return at > 0 && prose[at - 1] == ' ' && is_ascii_letter(next);
    case '`':
    case '<':
      return is_ascii_letter(next);
    case '+':
      return behind_letter && is_ascii_letter(next);
    case '-':
      if (at > 0 && prose[at - 1] == ' ') return next == '-' && is_letter_at(prose, at + 2);
      return behind_letter && (prose[at - 1] == 'C' || prose[at - 1] == 'M') && at > 1 &&
             !is_ascii_letter(prose[at - 2]) && is_ascii_letter(next) && !is_letter_at(prose, at + 2);
    default:
      return false;
  }
}

std::size_t count_code_like(const Document& document) {
  std::size_t found = 0;
  for (const Token& token : document.tokens()) {
    if (token.is_wordlike()) continue;
    for (Offset at = token.span.begin; at < token.span.end; ++at) found += is_code_like(document.prose(), at);
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
  return code >= needed || code + count_code_like(document) >= needed;
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
