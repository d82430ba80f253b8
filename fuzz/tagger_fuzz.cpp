// The words of any sentence stand in it, in order, and hold all but white space;
// each has a tag.
#include <string>

#include "linter/style/tagger.h"
#include "linter/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text = galley::to_valid_utf8({reinterpret_cast<const char*>(data), size});
  std::size_t behind = 0;
  const auto is_space = [&](std::size_t begin, std::size_t end) {
    return text.find_first_not_of(" \t\r\n\f\v", begin) >= end;
  };
  for (const galley::TaggedWord& word : galley::tag_words(text)) {
    if (word.tag.empty() || word.span.empty() || word.span.begin < behind || word.span.end > text.size())
      __builtin_trap();
    if (text.substr(word.span.begin, word.span.size()) != word.text) __builtin_trap();
    if (!is_space(behind, word.span.begin)) __builtin_trap();
    behind = word.span.end;
  }
  if (!is_space(behind, text.size())) __builtin_trap();
  return 0;
}
