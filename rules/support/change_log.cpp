#include "rules/support/change_log.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/text/utf8.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::uint32_t fewest_titles = 3;
constexpr std::uint32_t items_to_title = 4;

bool is_digit(char byte) { return is_ascii_digit(byte); }

// "#4711", "lamps#4711", "@oldacre", "0f726b6"
bool is_reference(std::string_view word) {
  constexpr std::size_t shortest_hash = 7;
  constexpr std::size_t longest_hash = 40;
  const std::size_t mark = word.find_last_of('#');
  if (mark != word.npos) return mark + 1 < word.size() && std::ranges::all_of(word.substr(mark + 1), is_digit);
  if (word.starts_with('@')) return word.size() > 2;
  const auto is_hexadecimal = [](char byte) { return is_ascii_digit(byte) || (byte >= 'a' && byte <= 'f'); };
  return word.size() >= shortest_hash && word.size() <= longest_hash && std::ranges::all_of(word, is_hexadecimal) &&
         std::ranges::any_of(word, is_digit) && !std::ranges::all_of(word, is_digit);
}

// The last word, without the brackets around it.
std::string_view last_word(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \n)]},.`*_") + 1;
  if (end == 0) return {};
  const std::size_t begin = text.substr(0, end).find_last_of(" \n([{`") + 1;
  return text.substr(begin, end - begin);
}

// "Light it twice (#4711) (Ada Marsh)"
bool is_credited(std::string_view text) {
  const std::size_t mark = text.rfind("(#");
  if (mark == text.npos || !text.ends_with(')')) return false;
  const std::string_view number = text.substr(mark + 2, text.find(')', mark) - mark - 2);
  constexpr std::size_t longest_name = 40;
  return !number.empty() && std::ranges::all_of(number, is_digit) && text.size() - mark < longest_name;
}

// "fix: …", "feat(lamps)!: …"
bool begins_like_title(std::string_view text) {
  constexpr std::array kinds = {"build"sv, "chore"sv, "ci"sv,       "deps"sv,   "docs"sv,  "feat"sv, "fix"sv,
                                "perf"sv,  "ref"sv,   "refactor"sv, "revert"sv, "style"sv, "test"sv, "tests"sv};
  const std::size_t end = std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), text.size());
  if (!one_of(text.substr(0, end), kinds)) return false;
  text.remove_prefix(end);
  if (text.starts_with('(')) text.remove_prefix(std::min(text.find(')'), text.size() - 1) + 1);
  if (text.starts_with('!')) text.remove_prefix(1);
  return text.starts_with(": ");
}

}  // namespace

bool ChangeLog::holds(const Block& block) {
  if (block.kind != BlockKind::list_item && block.item == no_index) return false;
  const auto at = static_cast<std::uint32_t>(&block - document_.blocks().data());
  if (at < list_.begin || at >= list_.end) {
    list_ = list_around(at);
    is_log_ = is_of_titles(list_);
  }
  return is_log_;
}

// All blocks around `block` that are items, or belong to one.
IndexRange ChangeLog::list_around(std::uint32_t block) const {
  const auto blocks = document_.blocks();
  const auto is_inside = [](const Block& one) { return one.kind == BlockKind::list_item || one.item != no_index; };
  IndexRange list{.begin = block, .end = block + 1};
  while (list.begin > 0 && is_inside(blocks[list.begin - 1])) --list.begin;
  while (list.end < blocks.size() && is_inside(blocks[list.end])) ++list.end;
  return list;
}

bool ChangeLog::is_of_titles(IndexRange list) const {
  std::uint32_t items = 0;
  std::uint32_t titles = 0;
  for (const Block& block : document_.blocks().subspan(list.begin, list.size())) {
    if (block.kind != BlockKind::list_item) continue;
    ++items;
    titles += is_title(block);
  }
  return titles >= fewest_titles && titles * items_to_title >= items;
}

bool ChangeLog::is_title(const Block& item) const {
  const std::string_view text = document_.text(item.span);
  return is_reference(last_word(text)) || begins_like_title(text) || is_credited(text);
}

}  // namespace rules
