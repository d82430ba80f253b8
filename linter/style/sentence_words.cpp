#include "linter/style/sentence_words.h"

namespace galley {
namespace {

// Ordered, each with a space behind it.
#include "linter/style/sentence_words.inc"

// Halves the bytes, not the words: the one that holds the middle is compared.
bool holds(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t before = words.rfind(' ', words.size() / 2 - (words.size() > 1 ? 1 : 0));
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = words.find(' ', begin);
    const int order = words.substr(begin, end - begin).compare(word);
    if (order == 0) return true;
    words = order < 0 ? words.substr(end + 1) : words.substr(0, begin);
  }
  return false;
}

}  // namespace

Written written(std::string_view word) {
  if (holds(small_words, word)) return Written::small;
  return holds(words_in_both_cases, word) ? Written::both : Written::unknown;
}

}  // namespace galley
