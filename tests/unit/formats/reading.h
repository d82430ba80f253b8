// What the tests of all formats ask of a Document.
#pragma once

#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"
#include "tests/unit/formats/invariants.h"

namespace galley {

using Parse = Document (*)(std::shared_ptr<const SourceFile>);

inline Document read_as(Parse parse, std::string text) {
  Document document = parse(std::make_shared<SourceFile>("a", std::move(text)));
  CHECK(find_fault(document) == "");
  return document;
}

// "kind level (number) #list @item: text", one behind the other.
inline std::string blocks_of(const Document& document) {
  static constexpr const char* names[] = {"heading", "paragraph", "item", "cell",   "quote",
                                          "caption", "footnote",  "code", "comment"};
  std::string out;
  for (const Block& block : document.blocks()) {
    if (!out.empty()) out += " | ";
    out += names[static_cast<int>(block.kind)];
    if (block.level > 0) out += std::to_string(block.level);
    if (!block.number.empty()) out.append("(").append(block.number).append(")");
    if (block.list != no_index) out.append("#").append(std::to_string(block.list));
    if (block.item != no_index) out.append("@").append(std::to_string(block.item));
    out.append(": ").append(document.text(block.span));
  }
  return out;
}

// The tokens of one kind, each with "|" behind it.
inline std::string tokens_of(const Document& document, TokenKind kind) {
  std::string out;
  for (const Token& token : document.tokens()) {
    if (token.kind == kind) out.append(document.text(token)).append("|");
  }
  return out;
}

// "block it stands before:text|"
inline std::string comments_of(const Document& document) {
  std::string out;
  for (const Comment& comment : document.comments())
    out.append(std::to_string(comment.next_block)).append(":").append(comment.text).append("|");
  return out;
}

inline std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace galley
