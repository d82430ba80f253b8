#include "linter/lsp/let_stand.h"

#include <algorithm>

#include "linter/diagnostic/suppress.h"

namespace galley::lsp {
namespace {

Span source_of(const Document& document, const Block& block) {
  const Span span = document.source_span(block.span);
  return block.marker.empty() ? span : join(span, block.marker);
}

// The last block which begins at `at` or before; the whole file without one.
Span block_around(const Document& document, Offset at) {
  Span found{0, static_cast<Offset>(document.source().bytes().size())};
  for (const Block& block : document.blocks()) {
    const Span span = source_of(document, block);
    if (span.begin <= at) found = span;
  }
  return found;
}

Offset line_begin(std::string_view bytes, Offset at) {
  if (at == 0) return 0;
  return static_cast<Offset>(bytes.find_last_of("\r\n", at - 1) + 1);
}

std::string_view line_end(std::string_view bytes) {
  return bytes.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
}

bool same_blocks(const Document& a, const Document& b) {
  return std::equal(a.blocks().begin(), a.blocks().end(), b.blocks().begin(), b.blocks().end(),
                    [](const Block& one, const Block& other) {
                      return one.kind == other.kind && one.level == other.level && one.number == other.number;
                    });
}

class Trial {
 public:
  Trial(const Document& document, const Format& format, const Diagnostic& diagnostic)
      : document_(document), format_(format), diagnostic_(diagnostic) {}

  bool works(const Edit& edit) const {
    std::string text{document_.source().bytes()};
    text.insert(edit.span.begin, edit.replacement);
    const Document changed = format_.parse(std::make_shared<const SourceFile>("", std::move(text)));
    if (!same_blocks(document_, changed)) return false;
    Diagnostic moved = diagnostic_;
    if (edit.span.begin <= moved.span.begin) {
      const auto size = static_cast<Offset>(edit.replacement.size());
      moved.span = {moved.span.begin + size, moved.span.end + size};
    }
    return Suppressions{changed}.suppresses(moved);
  }

 private:
  const Document& document_;
  const Format& format_;
  const Diagnostic& diagnostic_;
};

}  // namespace

std::optional<Edit> let_stand(const std::shared_ptr<const SourceFile>& source, const Format& format,
                              const Diagnostic& diagnostic) {
  if (format.comment_begin.empty()) return std::nullopt;
  const Document document = format.parse(source);
  const std::string_view bytes = source->bytes();
  const std::string comment =
      std::string{format.comment_begin} + "stet: " + diagnostic.rule + std::string{format.comment_end};
  const Span block = block_around(document, diagnostic.span.begin);
  const auto insertion = [&](Offset at, std::string text) {
    return Edit{.file = diagnostic.file, .span = {at, at}, .replacement = std::move(text)};
  };
  // On a line of its own, as a person would; else behind the block; else
  // within it.
  const Offset begin = std::max(line_begin(bytes, block.begin), source->mark_size());
  const std::array ways = {insertion(begin, comment + std::string{line_end(bytes)}),
                           insertion(block.end, ' ' + comment), insertion(block.end, comment),
                           insertion(block.begin, comment)};
  const Trial trial{document, format, diagnostic};
  const auto found = std::find_if(ways.begin(), ways.end(), [&](const Edit& way) { return trial.works(way); });
  return found == ways.end() ? std::nullopt : std::optional{*found};
}

}  // namespace galley::lsp
