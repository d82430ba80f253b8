#include "linter/document/inner_document.h"

#include <algorithm>
#include <utility>

namespace galley {
namespace {

bool is_opaque(const Document& document, const Token& token) {
  return token.kind == TokenKind::code || (token.kind == TokenKind::link && !document.editable(token.span));
}

}  // namespace

// Nothing that is written stands in front of what was written before.
Span InnerWriter::ordered(Span span) {
  span.begin = std::max(span.begin, written_);
  span.end = std::max(span.end, span.begin);
  written_ = span.end;
  return span;
}

void InnerWriter::write(std::size_t begin, std::size_t end, const PlacedText& text) {
  const auto& pieces = text.pieces();
  for (std::size_t number = text.piece_at(begin); number < pieces.size() && pieces[number].begin < end; ++number) {
    const PlacedText::Piece& piece = pieces[number];
    const std::size_t from = std::max(begin, piece.begin);
    const std::size_t to = std::min(end, piece.end);
    const Span source = text.source_of(from, to);
    if (piece.exact && source.begin >= written_)
      builder_->text(ordered(source));
    else
      builder_->replaced(std::string_view{text.text()}.substr(from, to - from), ordered(source));
  }
}

void InnerWriter::write(const PlacedText& text, BlockStart start) {
  builder_->begin_block(std::move(start));
  write(0, text.text().size(), text);
  builder_->end_block();
}

void InnerWriter::write(const Document& inner, const PlacedText& text, BlockKind kind, std::uint8_t level) {
  const std::uint32_t first = builder_->next_block();
  const auto moved = [first](std::uint32_t block) { return block == no_index ? no_index : block + first; };
  std::size_t comment = 0;
  const std::vector<Mark> marks = marks_of(inner, text);
  auto mark = marks.begin();
  for (std::uint32_t number = 0; number < inner.blocks().size(); ++number) {
    const Block& block = inner.blocks()[number];
    for (; comment < inner.comments().size() && inner.comments()[comment].next_block <= number; ++comment)
      write_comment(inner.comments()[comment], text);
    const Span marker = block.marker.empty() ? Span{} : text.source_of(block.marker.begin, block.marker.end);
    const bool is_paragraph = block.kind == BlockKind::paragraph;
    builder_->begin_block({.kind = is_paragraph ? kind : block.kind,
                           .level = is_paragraph ? level : block.level,
                           .number = block.number,
                           .marker = marker,
                           .list = moved(block.list),
                           .item = moved(block.item)});
    while (mark != marks.end() && mark->at < block.span.begin) ++mark;
    write_block(inner, block, text, mark, marks.end());
    builder_->end_block();
  }
  for (; comment < inner.comments().size(); ++comment) write_comment(inner.comments()[comment], text);
  for (const Aside& aside : inner.asides()) {
    if (aside.kind != AsideKind::front_matter)
      builder_->aside(aside.kind, text.source_of(aside.source.begin, aside.source.end));
  }
}

void InnerWriter::write_comment(const Comment& comment, const PlacedText& text) {
  builder_->comment(text.source_of(comment.source.begin, comment.source.end), comment.text);
}

// Ends come before beginnings, and what ends later begins first.
std::vector<InnerWriter::Mark> InnerWriter::marks_of(const Document& document, const PlacedText& text) {
  std::vector<Mark> marks;
  for (const Inline& each : document.inlines()) {
    const Span target = each.target.empty() ? Span{} : text.source_of(each.target.begin, each.target.end);
    marks.push_back(
        {.at = each.span.begin, .begins = true, .other = each.span.end, .kind = each.kind, .target = target});
    marks.push_back({.at = each.span.end, .begins = false, .other = each.span.begin, .kind = each.kind});
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    if (a.at != b.at) return a.at < b.at;
    if (a.begins != b.begins) return !a.begins;
    return a.other > b.other;
  });
  return marks;
}

void InnerWriter::write_block(const Document& inner, const Block& block, const PlacedText& text, Marks& mark,
                              Marks last) {
  auto tokens = inner.tokens(block);
  for (Offset at = block.span.begin; at < block.span.end;) {
    pass(mark, last, at);
    while (!tokens.empty() && tokens.front().span.end <= at) tokens = tokens.subspan(1);
    Offset until = mark == last ? block.span.end : std::min(mark->at, block.span.end);
    if (!tokens.empty() && is_opaque(inner, tokens.front())) {
      const Token& token = tokens.front();
      if (token.span.begin <= at) {
        until = token.span.end;
        const Span place = inner.source_span(token.span);
        builder_->opaque(token.kind, inner.text(token), ordered(text.source_of(place.begin, place.end)));
        at = until;
        continue;
      }
      until = std::min(until, token.span.begin);
    } else if (!tokens.empty() && tokens.front().span.begin <= at) {
      until = std::min(until, std::max(tokens.front().span.end, at + 1));
    } else if (!tokens.empty()) {
      until = std::min(until, tokens.front().span.begin);
    }
    write_prose(inner, {at, std::max(until, at + 1)}, text);
    at = std::max(until, at + 1);
  }
  pass(mark, last, block.span.end);
}

void InnerWriter::pass(Marks& mark, Marks last, Offset at) {
  for (; mark != last && mark->at <= at; ++mark) {
    if (mark->begins)
      builder_->begin_inline(mark->kind, mark->target);
    else
      builder_->end_inline(mark->kind);
  }
}

void InnerWriter::write_prose(const Document& inner, TextSpan span, const PlacedText& text) {
  const auto origins = inner.origins();
  auto origin = std::partition_point(origins.begin(), origins.end(),
                                     [&](const Origin& each) { return each.prose.end <= span.begin; });
  for (Offset at = span.begin; at < span.end;) {
    const bool is_between = origin == origins.end() || origin->prose.begin > at;
    const Offset end =
        std::min(span.end, is_between ? (origin == origins.end() ? span.end : origin->prose.begin) : origin->prose.end);
    const TextSpan part{at, end};
    const Span place = inner.source_span(part);
    if (!is_between && origin->exact)
      write(place.begin, place.end, text);
    else
      builder_->replaced(inner.text(part), ordered(text.source_of(place.begin, place.end)));
    if (!is_between && end == origin->prose.end) ++origin;
    at = end;
  }
}

}  // namespace galley
