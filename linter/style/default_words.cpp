#include "linter/style/default_words.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>

#include "linter/style/title_case.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr std::string_view all_words =
#include "linter/style/default_words.inc"
    ;

template <typename Visit>
void for_each_word(Visit visit) {
  for (std::size_t at = 0; at < all_words.size();) {
    const std::size_t end = all_words.find(' ', at);
    visit(all_words.substr(at, end - at));
    at = end + 1;
  }
}

std::map<std::string, std::string_view, std::less<>> names_by_lower_case() {
  std::map<std::string, std::string_view, std::less<>> names;
  for_each_word([&](std::string_view word) {
    if (std::none_of(word.begin() + 1, word.end(), is_ascii_upper)) return;
    const auto [entry, is_new] = names.emplace(to_lower_case(word), word);
    if (!is_new) entry->second = {};
  });
  return names;
}

}  // namespace

bool is_default_word(std::string_view word) {
  static const auto words = [] {
    std::unordered_set<std::string_view> made;
    for_each_word([&](std::string_view each) { made.insert(each); });
    return made;
  }();
  return words.contains(word);
}

std::string_view default_name(std::string_view lower) {
  static const auto names = names_by_lower_case();
  const auto found = names.find(lower);
  return found == names.end() ? std::string_view{} : found->second;
}

}  // namespace galley
