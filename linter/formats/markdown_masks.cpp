#include "linter/formats/markdown_masks.h"

#include <algorithm>

namespace galley {

void Masks::take() {
  const Mask mask = rest_.front();
  rest_ = rest_.subspan(1);
  switch (mask.kind) {
    case MaskKind::shown:
      return builder_.aside(AsideKind::image, mask.span);
    case MaskKind::comment: {
      if (mask.span.begin < comment_end_) return;
      const std::string_view line = source_.substr(mask.span.begin, mask.span.size());
      return builder_.comment(mask.span, line.substr(std::min(line.find_first_not_of('%'), line.size())));
    }
    case MaskKind::paragraph:
      kind_ = BlockKind::paragraph;
      return;
    case MaskKind::caption:
      kind_ = BlockKind::caption;
      return;
    case MaskKind::quote:
      ++quotes_;
      return;
    case MaskKind::quote_end:
      --quotes_;
      return;
    default:
      return;
  }
}

void Masks::add_comment(Span span, std::string_view text) {
  pass(span.begin);
  comment_end_ = span.end;
  builder_.comment(span, text);
}

void Masks::put(const Mask& mask) {
  switch (mask.kind) {
    case MaskKind::object:
      return builder_.opaque(TokenKind::code, picture, mask.span);
    case MaskKind::code: {
      std::string written{source_.substr(mask.span.begin, mask.span.size())};
      std::replace_if(
          written.begin(), written.end(), [](char byte) { return byte == '\n' || byte == '\r'; }, ' ');
      builder_.begin_inline(InlineKind::code);
      builder_.opaque(TokenKind::code, written, mask.span);
      return builder_.end_inline(InlineKind::code);
    }
    case MaskKind::link:
      return builder_.begin_inline(InlineKind::link, mask.target);
    case MaskKind::link_end:
      return builder_.end_inline(InlineKind::link);
    default:
      return;
  }
}

}  // namespace galley
