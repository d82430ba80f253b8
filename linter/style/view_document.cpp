#include "linter/style/view_document.h"

#include <algorithm>
#include <set>

#include "linter/document/builder.h"

namespace galley {
namespace {

// Puts fields into one document. A field with markup is read as a document of
// its own first; its blocks are then written again, each stretch of prose at the
// bytes of the file that say it.
class FieldWriter {
 public:
  explicit FieldWriter(const std::shared_ptr<const SourceFile>& source) : builder_(source) {}

  // The end of what is written.
  Offset end() const { return end_; }

  void add(const ViewField& field) {
    FieldBlocks blocks{.begin = builder_.next_block(),
                       .scope = field.scope->name.empty() ? "" : "." + field.scope->name};
    if (field.scope->format) {
      const std::string path = "field" + field.scope->extension;
      const auto inner = std::make_shared<const SourceFile>(path, field.text.text());
      blocks.is_markdown = is_markdown(*field.scope->format);
      write_markup(field.scope->format->parse(inner), field.text);
    } else {
      builder_.begin_block({});
      write(0, field.text.text().size(), field.text);
      builder_.end_block();
    }
    end_ = std::max(end_, field.text.place().end);
    blocks.end = builder_.next_block();
    if (blocks.begin < blocks.end) fields_.push_back(std::move(blocks));
  }

  FieldsDocument take() { return {.document = builder_.build(), .fields = std::move(fields_)}; }

 private:
  // What begins or ends at a place of the prose.
  struct Mark {
    Offset at = 0;
    bool begins = false;
    Offset other = 0;  // its other end
    InlineKind kind = InlineKind::link;
  };

  // Nothing that is written stands in front of what was written before.
  Span ordered(Span span) {
    span.begin = std::max(span.begin, written_);
    span.end = std::max(span.end, span.begin);
    written_ = span.end;
    return span;
  }

  void write(std::size_t begin, std::size_t end, const DataText& text) {
    const auto& pieces = text.pieces();
    for (std::size_t number = text.piece_at(begin); number < pieces.size() && pieces[number].begin < end; ++number) {
      const DataText::Piece& piece = pieces[number];
      const std::size_t from = std::max(begin, piece.begin);
      const std::size_t to = std::min(end, piece.end);
      const Span source = text.source_of(from, to);
      if (piece.exact && source.begin >= written_)
        builder_.text(ordered(source));
      else
        builder_.replaced(std::string_view{text.text()}.substr(from, to - from), ordered(source));
    }
  }

  void write_markup(const Document& inner, const DataText& text) {
    const std::uint32_t first = builder_.next_block();
    const auto moved = [first](std::uint32_t block) { return block == no_index ? no_index : block + first; };
    std::size_t comment = 0;
    const std::vector<Mark> marks = marks_of(inner);
    auto mark = marks.begin();
    for (std::uint32_t number = 0; number < inner.blocks().size(); ++number) {
      const Block& block = inner.blocks()[number];
      for (; comment < inner.comments().size() && inner.comments()[comment].next_block <= number; ++comment)
        write_comment(inner.comments()[comment], text);
      const Span marker = block.marker.empty() ? Span{} : text.source_of(block.marker.begin, block.marker.end);
      builder_.begin_block({.kind = block.kind,
                            .level = block.level,
                            .number = block.number,
                            .marker = marker,
                            .list = moved(block.list),
                            .item = moved(block.item)});
      while (mark != marks.end() && mark->at < block.span.begin) ++mark;
      write_block(inner, block, text, mark, marks.end());
      builder_.end_block();
    }
    for (; comment < inner.comments().size(); ++comment) write_comment(inner.comments()[comment], text);
    for (const Aside& aside : inner.asides()) {
      if (aside.kind != AsideKind::front_matter)
        builder_.aside(aside.kind, text.source_of(aside.source.begin, aside.source.end));
    }
  }

  void write_comment(const Comment& comment, const DataText& text) {
    builder_.comment(text.source_of(comment.source.begin, comment.source.end), comment.text);
  }

  // Ends come before beginnings, and what ends later begins first.
  static std::vector<Mark> marks_of(const Document& document) {
    std::vector<Mark> marks;
    for (const Inline& each : document.inlines()) {
      marks.push_back({.at = each.span.begin, .begins = true, .other = each.span.end, .kind = each.kind});
      marks.push_back({.at = each.span.end, .begins = false, .other = each.span.begin, .kind = each.kind});
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
      if (a.at != b.at) return a.at < b.at;
      if (a.begins != b.begins) return !a.begins;
      return a.other > b.other;
    });
    return marks;
  }

  using Marks = std::vector<Mark>::const_iterator;

  void write_block(const Document& inner, const Block& block, const DataText& text, Marks& mark, Marks last) {
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
          builder_.opaque(token.kind, inner.text(token), ordered(text.source_of(place.begin, place.end)));
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

  void pass(Marks& mark, Marks last, Offset at) {
    for (; mark != last && mark->at <= at; ++mark) {
      if (mark->begins)
        builder_.begin_inline(mark->kind);
      else
        builder_.end_inline(mark->kind);
    }
  }

  static bool is_opaque(const Document& document, const Token& token) {
    return token.kind == TokenKind::code || (token.kind == TokenKind::link && !document.editable(token.span));
  }

  void write_prose(const Document& inner, TextSpan span, const DataText& text) {
    const auto origins = inner.origins();
    auto origin = std::partition_point(origins.begin(), origins.end(),
                                       [&](const Origin& each) { return each.prose.end <= span.begin; });
    for (Offset at = span.begin; at < span.end;) {
      const bool is_between = origin == origins.end() || origin->prose.begin > at;
      const Offset end = std::min(
          span.end, is_between ? (origin == origins.end() ? span.end : origin->prose.begin) : origin->prose.end);
      const TextSpan part{at, end};
      const Span place = inner.source_span(part);
      if (!is_between && origin->exact)
        write(place.begin, place.end, text);
      else
        builder_.replaced(inner.text(part), ordered(text.source_of(place.begin, place.end)));
      if (!is_between && end == origin->prose.end) ++origin;
      at = end;
    }
  }

  Builder builder_;
  std::vector<FieldBlocks> fields_;
  Offset written_ = 0;  // the source before it has been written
  Offset end_ = 0;
};

}  // namespace

std::vector<FieldsDocument> documents_of(const std::vector<ViewField>& fields,
                                         const std::shared_ptr<const SourceFile>& source,
                                         std::vector<std::string>& wrong) {
  constexpr std::size_t most_documents = 16;
  std::vector<FieldWriter> writers;
  std::set<std::string> left_out;
  for (const ViewField& field : fields) {
    auto free = std::find_if(writers.begin(), writers.end(),
                             [&](const FieldWriter& writer) { return writer.end() <= field.text.place().begin; });
    if (free == writers.end()) {
      if (writers.size() == most_documents) {
        left_out.insert(field.scope->name);
        continue;
      }
      free = writers.insert(writers.end(), FieldWriter{source});
    }
    free->add(field);
  }
  for (const std::string& name : left_out) {
    wrong.push_back("the scope “" + name + "” of its view is left out where " + std::to_string(most_documents) +
                    " others name the same field");
  }
  std::vector<FieldsDocument> documents;
  for (FieldWriter& writer : writers) documents.push_back(writer.take());
  return documents;
}

}  // namespace galley
