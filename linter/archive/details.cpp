#include "linter/archive/details.h"

#include <string_view>

#include "linter/text/utf8.h"

namespace galley::archive {
namespace {

constexpr std::size_t longest_title = 80;  // code points

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n\"'";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) + 1 - begin);
}

// "title: …" between lines of "---" at the beginning.
std::string in_front_matter(std::string_view bytes, std::string_view key) {
  if (!bytes.starts_with("---\n") && !bytes.starts_with("---\r\n")) return {};
  bytes.remove_prefix(bytes.find('\n') + 1);
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    if (line.starts_with("---")) break;
    const bool is_it = line.starts_with(key) && line.substr(key.size()).starts_with(':');
    if (is_it) return std::string{trimmed(line.substr(key.size() + 1))};
  }
  return {};
}

// On one line, and no longer than a title is.
std::string shortened(std::string_view text) {
  std::string title;
  std::size_t points = 0;
  std::size_t last_space = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    if (++points > longest_title) return title.substr(0, last_space > 0 ? last_space : title.size()) + " …";
    const bool is_space = decoded.code_point < 0x21;
    if (is_space) last_space = title.size();
    append_utf8(title, is_space ? U' ' : decoded.code_point);
    at += decoded.size;
  }
  return title;
}

std::string title_of(const Document& document) {
  const Block* first = nullptr;
  for (const Block& block : document.blocks()) {
    if (block.kind == BlockKind::comment || block.kind == BlockKind::code) continue;
    if (first == nullptr) first = &block;
    if (block.kind != BlockKind::heading) continue;
    first = &block;
    break;
  }
  return first == nullptr ? std::string{} : shortened(trimmed(document.text(first->span)));
}

}  // namespace

PieceDetails details_of(const Document& document) {
  const std::string_view bytes = document.source().bytes();
  PieceDetails details{.title = in_front_matter(bytes, "title"), .date = in_front_matter(bytes, "date")};
  if (details.title.empty()) details.title = title_of(document);
  return details;
}

}  // namespace galley::archive
