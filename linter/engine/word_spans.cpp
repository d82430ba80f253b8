#include "linter/engine/word_spans.h"

#include <algorithm>

namespace galley {

const Sentence& WordSpans::sentence_of(std::uint32_t token) const {
  const auto sentences = document_.sentences();
  return *std::partition_point(sentences.begin(), sentences.end(),
                               [&](const Sentence& sentence) { return sentence.tokens.end <= token; });
}

Span WordSpans::of(std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t first = tokens_[begin];
  const std::uint32_t last = tokens_[end - 1];
  const Sentence& head = sentence_of(first);
  const Sentence& tail = sentence_of(last);
  const bool whole_head = begin == 0 || tokens_[begin - 1] < head.tokens.begin;
  const bool whole_tail = end == tokens_.size() || tokens_[end] >= tail.tokens.end;
  return document_.source_span({whole_head ? head.span.begin : document_.tokens()[first].span.begin,
                                whole_tail ? tail.span.end : document_.tokens()[last].span.end});
}

std::vector<TextSpan> WordSpans::words(std::uint32_t begin, std::uint32_t end) const {
  std::vector<TextSpan> words;
  for (std::uint32_t word = begin; word < end; ++word) words.push_back(document_.tokens()[tokens_[word]].span);
  return words;
}

}  // namespace galley
