#include "linter/style/letters.h"

#include "linter/text/utf8.h"

namespace galley {

std::string map_letters(std::string_view text, char32_t (*change)(char32_t), std::size_t most) {
  std::string changed;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded letter = decode(text, at);
    if (letter.valid && most > 0) {
      append_utf8(changed, change(letter.code_point));
      --most;
    } else {
      changed += text.substr(at, letter.size);
    }
    at += letter.size;
  }
  return changed;
}

}  // namespace galley
