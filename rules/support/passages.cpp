#include "rules/support/passages.h"

#include <algorithm>

namespace rules {
namespace {

using namespace galley;

// The share of a sentence's words that makes it part of the passage.
constexpr double most_of_it = 0.6;

bool is_prose(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::quote ||
         kind == BlockKind::footnote;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

}  // namespace

std::string_view name(PassageUnit unit) {
  switch (unit) {
    case PassageUnit::sentence:
      return "sentence";
    case PassageUnit::item:
      return "item";
    case PassageUnit::paragraph:
      return "paragraph";
    case PassageUnit::passage:
      break;
  }
  return "passage";
}

PassageMap::PassageMap(const Document& document) : document_(document), tokens_(word_tokens(document)) {}

PassageMap::Words PassageMap::words_of(IndexRange tokens) const {
  const auto first = std::lower_bound(tokens_.begin(), tokens_.end(), tokens.begin);
  const auto last = std::lower_bound(first, tokens_.end(), tokens.end);
  return {.begin = static_cast<std::uint32_t>(first - tokens_.begin()),
          .end = static_cast<std::uint32_t>(last - tokens_.begin())};
}

const Sentence& PassageMap::sentence_of(std::uint32_t word) const {
  const auto sentences = document_.sentences();
  return *std::partition_point(sentences.begin(), sentences.end(),
                               [&](const Sentence& sentence) { return sentence.tokens.end <= tokens_[word]; });
}

std::size_t PassageMap::block_of(std::uint32_t word) const {
  const auto blocks = document_.blocks();
  const auto found = std::partition_point(blocks.begin(), blocks.end(),
                                          [&](const Block& block) { return block.tokens.end <= tokens_[word]; });
  return static_cast<std::size_t>(found - blocks.begin());
}

bool PassageMap::holds_prose(std::size_t first, std::size_t last) const {
  const auto blocks = document_.blocks().subspan(first, last + 1 - first);
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) { return is_prose(block.kind); });
}

Span PassageMap::lines_of(const Block& block) const {
  const std::string_view bytes = document_.source().bytes();
  const Span span = document_.source_span(block.span);
  const std::size_t begin = bytes.find_last_of("\r\n", span.begin == 0 ? 0 : span.begin - 1) + 1;
  const std::size_t line_begin = span.begin == 0 || begin > span.begin ? 0 : begin;
  if (!is_blank(bytes.substr(line_begin, span.begin - line_begin))) return {};
  std::size_t end = std::min(bytes.find_first_of("\r\n", span.end), bytes.size());
  if (!is_blank(bytes.substr(span.end, end - span.end))) return {};
  end = std::min(bytes.find_first_not_of("\r\n", end), bytes.size());
  return {static_cast<Offset>(line_begin), static_cast<Offset>(end)};
}

// Neighbouring paragraphs of two copies may begin with the same word by chance.
PassageMap::Words PassageMap::without_scraps(Words passage) const {
  const auto inside = [&](const Words& sentence) {
    return std::min(passage.end, sentence.end) - std::max(passage.begin, sentence.begin);
  };
  const auto is_scrap = [&](const Words& sentence) {
    return inside(sentence) < most_of_it * (sentence.end - sentence.begin);
  };
  const Words tail = words_of(sentence_of(passage.end - 1).tokens);
  if (tail.begin > passage.begin && is_scrap(tail) && block_of(tail.begin - 1) != block_of(tail.begin))
    passage.end = tail.begin;
  const Words head = words_of(sentence_of(passage.begin).tokens);
  if (head.end < passage.end && is_scrap(head) && block_of(head.end - 1) != block_of(head.end))
    passage.begin = head.end;
  return passage;
}

PassagePlace PassageMap::place(std::uint32_t from, std::uint32_t to) const {
  const auto [begin, end] = without_scraps({.begin = from, .end = to});
  const Sentence& first = sentence_of(begin);
  const Sentence& last = sentence_of(end - 1);
  const Words head = words_of(first.tokens);
  const Words tail = words_of(last.tokens);
  const auto is_most = [&, last = end, start = begin](const Words& sentence) {
    const std::uint32_t inside = std::min(last, sentence.end) - std::max(start, sentence.begin);
    return inside >= most_of_it * (sentence.end - sentence.begin);
  };
  const bool whole_head = is_most(head);
  const bool whole_tail = is_most(tail);
  const TextSpan prose{whole_head ? first.span.begin : document_.tokens()[tokens_[begin]].span.begin,
                       whole_tail ? last.span.end : document_.tokens()[tokens_[end - 1]].span.end};
  PassagePlace place{.begin = begin, .end = end, .source = document_.source_span(prose)};
  const std::size_t block = block_of(begin);
  const std::size_t last_block = block_of(end - 1);
  place.is_prose = holds_prose(block, last_block);
  if (!whole_head || !whole_tail || block != last_block) return place;
  const Block& only = document_.blocks()[block];
  const Words all = words_of(only.tokens);
  if (head.begin == all.begin && tail.end == all.end) {
    place.unit = only.kind == BlockKind::list_item ? PassageUnit::item : PassageUnit::paragraph;
    if (only.kind == BlockKind::paragraph) place.lines = lines_of(only);
  } else if (&first == &last) {
    place.unit = PassageUnit::sentence;
  }
  return place;
}

}  // namespace rules
