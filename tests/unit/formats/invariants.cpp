#include "tests/unit/formats/invariants.h"

#include <algorithm>

#include "linter/document/packed_document.h"

namespace galley {
namespace {

// Every place is tried in short documents, and so many in long ones.
constexpr Offset most_places = 20'000;

std::string at(const char* what, std::size_t index) { return std::string{what} + " " + std::to_string(index); }

std::string fault_in_origins(const Document& document) {
  const Origin* last = nullptr;
  for (const Origin& origin : document.origins()) {
    const auto index = static_cast<std::size_t>(&origin - document.origins().data());
    if (origin.prose.begin >= origin.prose.end || origin.prose.end > document.prose().size())
      return at("prose of origin", index);
    if (origin.source.begin > origin.source.end || origin.source.end > document.source().bytes().size())
      return at("source of origin", index);
    if (last && origin.prose.begin < last->prose.end) return at("order in the prose of origin", index);
    if (last && origin.source.begin < last->source.end) return at("order in the source of origin", index);
    if (origin.exact && document.text(origin.prose) != document.source().slice(origin.source))
      return at("bytes of origin", index);
    last = &origin;
  }
  return {};
}

std::string fault_in_block(const Document& document, std::size_t index, const Block* last) {
  const Block& block = document.blocks()[index];
  if (block.span.begin > block.span.end || block.span.end > document.prose().size()) return at("span of block", index);
  if (last && block.span.begin < last->span.end) return at("order of block", index);
  if (last && (block.tokens.begin != last->tokens.end || block.sentences.begin != last->sentences.end))
    return at("ranges of block", index);
  const auto blocks = document.blocks();
  if (block.heading != no_index && (block.heading >= index || blocks[block.heading].kind != BlockKind::heading))
    return at("heading of block", index);
  if (block.item != no_index && (block.item >= index || blocks[block.item].kind != BlockKind::list_item))
    return at("item of block", index);
  if (block.list != no_index && (block.list > index || blocks[block.list].kind != BlockKind::list_item))
    return at("list of block", index);
  if ((block.kind == BlockKind::list_item) != (block.list != no_index)) return at("no list for block", index);
  if (block.marker.end > document.source().bytes().size()) return at("marker of block", index);
  if (!block.marker.empty() && document.source().slice(block.marker) != block.number)
    return at("number of block", index);
  std::uint32_t token = block.tokens.begin;
  for (const Sentence& sentence : document.sentences(block)) {
    if (sentence.tokens.begin != token || sentence.tokens.size() == 0) return at("sentences of block", index);
    token = sentence.tokens.end;
    const auto tokens = document.tokens(sentence);
    if (sentence.span != TextSpan{tokens.front().span.begin, tokens.back().span.end})
      return at("sentence span in block", index);
  }
  if (token != block.tokens.end) return at("tokens without sentence in block", index);
  Offset end = block.span.begin;
  for (const Token& each : document.tokens(block)) {
    if (each.span.begin < end || each.span.empty() || each.span.end > block.span.end)
      return at("tokens of block", index);
    end = each.span.end;
    if (document.editable(each.span) && document.source().slice(document.source_span(each.span)) != document.text(each))
      return at("editable token in block", index);
  }
  return {};
}

std::string fault_in_source_spans(const Document& document) {
  const auto size = static_cast<Offset>(document.prose().size());
  const Offset step = size / most_places + 1;
  Offset last = 0;
  for (Offset place = 0; place <= size; place += step) {
    for (const Offset length : {0u, 1u, 7u, size}) {
      const TextSpan span{place, std::min<Offset>(size, place + std::min(length, size))};
      const Span source = document.source_span(span);
      if (source.begin > source.end || source.end > document.source().bytes().size())
        return at("source_span at", place);
      if (source.begin < last) return at("source_span goes back at", place);
      last = source.begin;
      if (document.editable(span) && document.source().slice(source) != document.text(span))
        return at("editable span at", place);
    }
  }
  return {};
}

std::string fault_in_comments(const Document& document) {
  Offset end = 0;
  for (const Comment& comment : document.comments()) {
    if (comment.source.begin < end || comment.source.end < comment.source.begin) return "order of comments";
    if (comment.source.end > document.source().bytes().size() || comment.next_block > document.blocks().size())
      return "place of comment";
    end = comment.source.end;
  }
  return {};
}

// What is kept of the tokens by index, beside what the tokens say.
std::string fault_in_inlines(const Document& document) {
  for (std::size_t index = 0; index < document.inlines().size(); ++index) {
    const Inline& one = document.inlines()[index];
    if (one.span.empty() || one.span.end > document.prose().size()) return at("prose of inline", index);
    if (one.target.begin > one.target.end || one.target.end > document.source().bytes().size())
      return at("target of inline", index);
  }
  return {};
}

std::string fault_in_indexes(const Document& document) {
  const auto those = [&](IndexRange range, auto is_one) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (is_one(document.tokens()[at])) found.push_back(at);
    }
    return found;
  };
  const auto is_mark = [](const Token& token) { return token.kind == TokenKind::punctuation; };
  const IndexRange all{0, static_cast<std::uint32_t>(document.tokens().size())};
  const auto with = [](Shape shape) { return [shape](const Token& token) { return has(token.shape, shape); }; };
  if (!std::ranges::equal(document.figures(), those(all, with(Shape::digits)))) return "figures are wrong";
  if (!std::ranges::equal(document.non_ascii(), those(all, with(Shape::non_ascii)))) return "non_ascii is wrong";
  if (!std::ranges::equal(document.marks(), those(all, is_mark))) return "marks are wrong";
  for (const Block& block : document.blocks()) {
    if (!std::ranges::equal(document.marks(block), those(block.tokens, is_mark))) return "marks of a block are wrong";
    if (block.tokens.size() > 0 && &document.block_of(block.tokens.begin) != &block) return "block_of is wrong";
  }
  return {};
}

// Whether all that stands in one document stands in the other.
bool are_equal(const Document& a, const Document& b) {
  const auto same = [](auto&&... fields) {
    return [=](const auto& x, const auto& y) { return ((x.*fields == y.*fields) && ...); };
  };
  const auto same_range = [](const IndexRange& x, const IndexRange& y) { return x.begin == y.begin && x.end == y.end; };
  const auto same_block = [&](const Block& x, const Block& y) {
    return same(&Block::span, &Block::kind, &Block::level, &Block::list, &Block::item, &Block::heading, &Block::number,
                &Block::marker)(x, y) &&
           same_range(x.sentences, y.sentences) && same_range(x.tokens, y.tokens);
  };
  const auto same_sentence = [&](const Sentence& x, const Sentence& y) {
    return x.span == y.span && same_range(x.tokens, y.tokens);
  };
  return a.prose() == b.prose() && std::ranges::equal(a.blocks(), b.blocks(), same_block) &&
         std::ranges::equal(a.sentences(), b.sentences(), same_sentence) &&
         std::ranges::equal(a.tokens(), b.tokens(), same(&Token::span, &Token::folded, &Token::kind, &Token::shape)) &&
         std::ranges::equal(a.origins(), b.origins(), same(&Origin::prose, &Origin::source, &Origin::exact)) &&
         std::ranges::equal(a.comments(), b.comments(), same(&Comment::source, &Comment::text, &Comment::next_block)) &&
         std::ranges::equal(a.inlines(), b.inlines(), same(&Inline::span, &Inline::kind, &Inline::target)) &&
         std::ranges::equal(a.asides(), b.asides(), same(&Aside::kind, &Aside::source));
}

std::string fault_in_packing(const Document& document) {
  const Document again = PackedDocument{document}.unpack(document.shared_source(), word_hashes(document));
  return are_equal(document, again) ? "" : "it is another one once it was packed";
}

}  // namespace

std::string find_fault(const Document& document) {
  if (std::string fault = fault_in_indexes(document); !fault.empty()) return fault;
  std::string fault = fault_in_origins(document);
  const Block* last = nullptr;
  for (std::size_t index = 0; fault.empty() && index < document.blocks().size(); ++index) {
    fault = fault_in_block(document, index, last);
    last = &document.blocks()[index];
  }
  if (fault.empty()) fault = fault_in_source_spans(document);
  if (fault.empty()) fault = fault_in_comments(document);
  if (fault.empty()) fault = fault_in_inlines(document);
  if (fault.empty()) fault = fault_in_packing(document);
  return fault;
}

}  // namespace galley
