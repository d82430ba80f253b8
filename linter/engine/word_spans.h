// Words of a document, counted as word_hashes() does, as places of its file.
#pragma once

#include <cstdint>
#include <vector>

#include "linter/document/document.h"

namespace galley {

// Good while the document lives.
class WordSpans {
 public:
  explicit WordSpans(const Document& document) : document_(document), tokens_(word_tokens(document)) {}

  // Words [begin, end), not empty; with the marks of the sentences which they
  // begin or end.
  Span of(std::uint32_t begin, std::uint32_t end) const;

  // Where each of them is in the document's prose.
  std::vector<TextSpan> words(std::uint32_t begin, std::uint32_t end) const;

 private:
  const Sentence& sentence_of(std::uint32_t token) const;

  const Document& document_;
  std::vector<std::uint32_t> tokens_;
};

}  // namespace galley
