// Prose -> tokens: words, numbers, punctuation, and what is no prose.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace galley {

// A stretch of prose which a reader has found to be no prose.
struct Opaque {
  TextSpan span;
  TokenKind kind = TokenKind::code;
};

// Appends the tokens of `span` to `tokens`. `opaque` is ordered; each entry
// inside `span` becomes one token.
//
// A word is letters, marks and digits, with apostrophes between letters; a
// word broken by a hyphen at a line's end is one word. A number is digits with
// points or commas between them. Hyphens and all other marks are tokens of one
// code point each (a run of full stops is one token). Web and mail addresses,
// and shortcodes ("{{…}}", "{%…%}", "[gallery id=…]", ":smile:") are one token.
void tokenise(std::string_view prose, TextSpan span, std::span<const Opaque> opaque, std::vector<Token>& tokens);

}  // namespace galley
