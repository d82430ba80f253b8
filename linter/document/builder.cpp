#include "linter/document/builder.h"

#include <algorithm>
#include <cassert>

#include "linter/document/list_items.h"
#include "linter/document/sentences.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

TextSpan trimmed(std::string_view prose, TextSpan span) {
  while (span.begin < span.end) {
    const Decoded first = decode(prose, span.begin);
    if (!is_space(first.code_point)) break;
    span.begin += first.size;
  }
  while (span.begin < span.end) {
    const Decoded last = decode_before(prose.substr(0, span.end), span.end);
    if (!is_space(last.code_point)) break;
    span.end -= last.size;
  }
  return span;
}

}  // namespace

Builder::Builder(std::shared_ptr<const SourceFile> source) {
  parts_.source = std::move(source);
  parts_.prose.reserve(parts_.source->bytes().size());
  parts_.tokens.reserve(parts_.source->bytes().size() / 5);  // of prose, about what it holds
}

void Builder::use_source_as_prose() {
  parts_.prose_is_source = true;
  parts_.prose = {};
  const auto size = static_cast<Offset>(parts_.source->bytes().size());
  if (size > 0) parts_.origins.push_back({.prose = {0, size}, .source = {0, size}});
}

void Builder::source_block(BlockStart start, Span span) {
  assert(parts_.prose_is_source);
  start_ = std::move(start);
  finish_block({span.begin, span.end});
}

void Builder::begin_block(BlockStart start) {
  assert(!parts_.prose_is_source);
  end_block();
  if (!parts_.prose.empty()) parts_.prose += "\n\n";
  start_ = std::move(start);
  open_ = true;
  block_begin_ = static_cast<Offset>(parts_.prose.size());
}

void Builder::end_block() {
  if (!open_) return;
  while (!marked_.empty()) end_inline(marked_.back().kind);
  open_ = false;
  finish_block({block_begin_, static_cast<Offset>(parts_.prose.size())});
}

std::uint32_t Builder::next_block() const {
  const bool stays = open_ && (parts_.prose.size() > block_begin_ || !start_.number.empty());
  return static_cast<std::uint32_t>(parts_.blocks.size()) + (stays ? 1 : 0);
}

void Builder::text(Span source) { append(parts_.source->slice(source), source, true); }

void Builder::replaced(std::string_view prose, Span source) { append(prose, source, false); }

void Builder::opaque(TokenKind kind, std::string_view prose, Span source) {
  if (prose.empty()) return;
  const auto begin = static_cast<Offset>(parts_.prose.size()) + (open_ || parts_.prose.empty() ? 0 : 2);
  append(prose, source, parts_.source->slice(source) == prose);
  opaque_.push_back({.span = {begin, static_cast<Offset>(parts_.prose.size())}, .kind = kind});
}

void Builder::append(std::string_view prose, Span source, bool exact) {
  if (prose.empty()) return;
  if (!open_) begin_block({});
  const auto begin = static_cast<Offset>(parts_.prose.size());
  parts_.prose += prose;
  const TextSpan span{begin, static_cast<Offset>(parts_.prose.size())};
  if (!parts_.origins.empty()) {
    Origin& last = parts_.origins.back();
    if (exact && last.exact && last.prose.end == begin && last.source.end == source.begin) {
      last.prose.end = span.end;
      last.source.end = source.end;
      return;
    }
  }
  parts_.origins.push_back({.prose = span, .source = source, .exact = exact});
}

void Builder::finish_block(TextSpan whole) {
  const std::string_view prose = parts_.prose_is_source ? parts_.source->bytes() : std::string_view{parts_.prose};
  const TextSpan span = start_.kind == BlockKind::code ? whole : trimmed(prose, whole);
  if (span.empty() && start_.number.empty()) return drop_block();
  Block block{.span = span,
              .kind = start_.kind,
              .level = start_.level,
              .list = start_.list,
              .item = start_.item,
              .heading = heading_,
              .number = std::move(start_.number),
              .marker = start_.marker};
  block.tokens.begin = static_cast<std::uint32_t>(parts_.tokens.size());
  block.sentences.begin = static_cast<std::uint32_t>(parts_.sentences.size());
  if (block.kind != BlockKind::code) {
    tokenise(prose, span, opaque_, parts_.tokens);
    const IndexRange range{block.tokens.begin, static_cast<std::uint32_t>(parts_.tokens.size())};
    split_sentences(prose, parts_.tokens, range, parts_.sentences);
  }
  block.tokens.end = static_cast<std::uint32_t>(parts_.tokens.size());
  block.sentences.end = static_cast<std::uint32_t>(parts_.sentences.size());
  if (block.kind == BlockKind::heading) heading_ = static_cast<std::uint32_t>(parts_.blocks.size());
  parts_.blocks.push_back(std::move(block));
  opaque_.clear();
}

// Comments that were to stand behind the block stand in front of the next.
void Builder::drop_block() {
  opaque_.clear();
  const auto next = static_cast<std::uint32_t>(parts_.blocks.size());
  for (auto comment = parts_.comments.rbegin(); comment != parts_.comments.rend() && comment->next_block > next;
       ++comment) {
    comment->next_block = next;
  }
}

void Builder::comment(Span source, std::string_view text) {
  parts_.comments.push_back({.source = source, .text = std::string{text}, .next_block = next_block()});
}

void Builder::begin_inline(InlineKind kind, Span target) {
  const auto begin = static_cast<Offset>(parts_.prose.size()) + (open_ || parts_.prose.empty() ? 0 : 2);
  marked_.push_back({.span = {begin, begin}, .kind = kind, .target = target});
}

void Builder::end_inline(InlineKind kind) {
  const auto found =
      std::find_if(marked_.rbegin(), marked_.rend(), [&](const Inline& each) { return each.kind == kind; });
  if (found == marked_.rend()) return;
  found->span.end = static_cast<Offset>(parts_.prose.size());
  if (found->span.begin < found->span.end) parts_.inlines.push_back(*found);
  marked_.erase(std::next(found).base());
}

Document Builder::build() {
  end_block();
  settle_list_items(parts_.blocks);
  return Document{std::move(parts_)};
}

}  // namespace galley
