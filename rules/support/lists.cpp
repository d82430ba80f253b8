#include "rules/support/lists.h"

#include <optional>

namespace rules {

using namespace galley;

namespace {

bool is_stop(std::string_view mark) {
  return mark == "!" || mark == "?" || mark == "…" || mark == "。" || mark == "！" || mark == "？";
}
bool is_closing_quote(std::string_view mark) {
  return mark == "”" || mark == "’" || mark == "\"" || mark == "'" || mark == "»";
}
bool is_closing_bracket(std::string_view mark) { return mark == ")" || mark == "]"; }

}  // namespace

namespace {

bool is_bullet(const Block& block) {
  return !block.number.empty() &&
         block.number.find_first_of("0123456789abcdefghijklmnopqrstuvwxyz") == std::string::npos;
}

// A list that the next item may still belong to.
struct Open {
  std::size_t list = 0;
  std::uint32_t id = no_index;
  std::uint8_t level = 0;
  bool bullets = false;
};

// Text outside all items ends lists of bullets; a heading ends every list.
void close_lists(const Block& block, std::vector<Open>& open) {
  if (block.kind == BlockKind::heading) open.clear();
  if (block.item == no_index) std::erase_if(open, [](const Open& list) { return list.bullets; });
}

}  // namespace

std::vector<List> find_lists(const Document& document) {
  std::vector<List> lists;
  std::vector<Open> open;
  const auto blocks = document.blocks();
  for (std::uint32_t at = 0; at < blocks.size(); ++at) {
    const Block& block = blocks[at];
    if (block.list == no_index || block.number.empty()) {
      close_lists(block, open);
      continue;
    }
    while (!open.empty() && open.back().level > block.level) open.pop_back();
    if (!open.empty() && open.back().level == block.level && open.back().id != block.list) open.pop_back();
    if (open.empty() || open.back().level != block.level) {
      open.push_back({.list = lists.size(), .id = block.list, .level = block.level, .bullets = is_bullet(block)});
      lists.emplace_back();
    }
    lists[open.back().list].items.push_back(at);
  }
  return lists;
}

Span item_place(const Document& document, const Block& item) {
  if (!item.marker.empty()) return item.marker;
  const auto tokens = document.tokens(item);
  return document.source_span(tokens.empty() ? item.span : tokens.front().span);
}

bool is_paragraph_like(const Document& document, const Block& block) {
  if (block.sentences.size() >= 2) return true;
  std::size_t words = 0;
  for (const Token& token : document.tokens(block)) words += token.is_wordlike();
  return words >= 15;
}

namespace {

// No aside is longer: a book's authors, its title and the pages.
constexpr std::size_t longest_aside = 48;

// Where the bracket opens that the last of `tokens` closes; none if the last closes none.
std::optional<std::size_t> last_bracket(const Document& document, std::span<const Token> tokens) {
  if (tokens.empty() || !is_closing_bracket(document.text(tokens.back()))) return std::nullopt;
  const std::size_t first = tokens.size() > longest_aside ? tokens.size() - longest_aside : 0;
  int depth = 0;
  for (std::size_t at = tokens.size(); at-- > first + 1;) {
    const std::string_view mark = document.text(tokens[at]);
    if (is_closing_bracket(mark)) ++depth;
    if ((mark == "(" || mark == "[") && --depth == 0) return at;
  }
  return std::nullopt;
}

// The number of tokens before the asides that stand behind a stop at the end:
// "… was all.[3][4]", "… was all. (The Gazette)", "… was all.” [Marsh, Ferries, p. 12]".
std::size_t without_asides(const Document& document, std::span<const Token> tokens) {
  std::size_t size = tokens.size();
  while (const auto bracket = last_bracket(document, tokens.first(size))) {
    size = *bracket;
    const std::string_view before = document.text(tokens[size - 1]);
    if (before == "." || before == ":" || is_stop(before) || is_closing_quote(before)) return size;
  }
  return tokens.size();
}

// "index.html", "example.com/a": the point is no stop, and the word no sentence's.
bool is_file_name(const Document& document, std::span<const Token> tokens, std::size_t last) {
  if (last < 2) return false;
  const Token& before = tokens[last - 1];
  const std::string_view mark = document.text(before);
  return (mark == "." || mark == "/" || mark == "_") && before.span.end == tokens[last].span.begin &&
         before.span.begin == tokens[last - 2].span.end;
}

// "…, and", "…; or": the next item goes on.
bool goes_on(const Document& document, std::span<const Token> tokens, std::size_t last) {
  const std::string_view word = document.text(tokens[last]);
  if (last == 0 || (word != "and" && word != "or" && word != "but")) return false;
  const std::string_view before = document.text(tokens[last - 1]);
  return before == "," || before == ";";
}

}  // namespace

Ending ending(const Document& document, const Block& block) {
  const auto tokens = document.tokens(block);
  bool quoted = false;
  for (std::size_t at = without_asides(document, tokens); at > 0; --at) {
    const Token& token = tokens[at - 1];
    if (token.is_wordlike() && (goes_on(document, tokens, at - 1) || is_file_name(document, tokens, at - 1)))
      return Ending::other;
    if (token.is_wordlike()) return quoted ? Ending::quote : Ending::word;
    if (token.kind != TokenKind::punctuation) return Ending::other;
    const std::string_view mark = document.text(token);
    if (mark[0] == '.' || is_stop(mark)) return Ending::stop;
    if (is_closing_quote(mark))
      quoted = true;
    else if (!is_closing_bracket(mark))
      return Ending::other;
  }
  return Ending::other;
}

bool is_set_alone(const Document& document, const Block& heading) {
  const std::string_view bytes = document.source().bytes();
  if (document.prose().data() != bytes.data() || bytes.empty()) return true;
  const Span span = document.source_span(heading.span);
  const std::size_t line = span.begin == 0 ? 0 : bytes.find_last_of('\n', span.begin - 1) + 1;
  const std::size_t before = line < 2 ? bytes.npos : bytes.find_last_not_of(" \t\r", line - 2);
  if (before != bytes.npos && bytes[before] != '\n') return false;
  const std::size_t next = std::min(bytes.find('\n', span.end), bytes.size() - 1) + 1;
  const std::size_t behind = bytes.find_first_not_of(" \t\r", next);
  constexpr std::string_view blank_or_underline = "\n=-";
  return behind == bytes.npos || blank_or_underline.find(bytes[behind]) != blank_or_underline.npos;
}

bool is_headline(const Document& document, const Block& block) {
  if (block.kind == BlockKind::heading) return true;
  return &block == document.blocks().data() && document.blocks().size() > 1 && block.kind == BlockKind::paragraph &&
         block.sentences.size() == 1 && ending(document, block) == Ending::word;
}

}  // namespace rules
