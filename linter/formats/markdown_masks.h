// What a dialect of Markdown has that Markdown hasn't, told beside the text.
//
// A dialect is read as a copy of the source of the same size in which what is no
// Markdown is overwritten. A mask says what stands there instead.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/document/builder.h"

namespace galley {

enum class MaskKind : std::uint8_t {
  // Between words:
  nothing,
  object,  // something that is shown: a picture, the number of a figure
  code,
  link,  // a link's text begins here, and ends at `link_end`
  link_end,
  part,  // a line end that ends a block
  // On lines of their own:
  shown,    // something of which `span` is said
  comment,  // the whole line
  paragraph,
  caption,  // the block that comes next, whatever its marks say
  quote,    // blocks up to `quote_end` are a quotation's
  quote_end,
};

struct Mask {
  Span span;
  MaskKind kind = MaskKind::nothing;
  Span target = {};  // where a link leads
};

struct MaskedMarkdown {
  std::string text;
  std::vector<Mask> masks;  // in the order of the source
};

// Hands masks to the builder, in the order in which a parser meets the text.
class Masks {
 public:
  // All outlive this.
  Masks(std::span<const Mask> masks, std::string_view source, Builder& builder)
      : rest_(masks), source_(source), builder_(builder) {}

  // What stands up to `at` on lines of its own; what stood between words was never met.
  void pass(Offset at) {
    while (!rest_.empty() && (rest_.front().span.begin < at || begins_at(at))) take();
  }

  // A comment of Markdown's own; what is masked in it is none.
  void add_comment(Span span, std::string_view text);

  bool empty() const { return rest_.empty(); }

  // The kind of the block that begins now, if it isn't what it looks like.
  std::optional<BlockKind> take_kind() { return std::exchange(kind_, std::nullopt); }

  int quotes() const { return quotes_; }

  // The text at `span`, of which what isn't masked goes to `plain`.
  template <typename Plain>
  void write(Span span, Plain plain) {
    span.begin = std::clamp(hidden_, span.begin, span.end);
    while (!rest_.empty() && rest_.front().span.begin < span.end) {
      const Mask mask = rest_.front();
      rest_ = rest_.subspan(1);
      if (is_behind(mask, span.begin)) continue;
      const Offset begin = std::max(span.begin, mask.span.begin);
      if (begin > span.begin) plain(Span{span.begin, begin});
      put(mask);
      hidden_ = std::max(hidden_, mask.span.end);
      span.begin = std::clamp(hidden_, begin, span.end);
    }
    if (!span.empty()) plain(span);
  }

  // True if the line end at `at` ends a block.
  bool parts(Offset at) {
    if (rest_.empty()) return false;
    pass(at);
    return !rest_.empty() && rest_.front().span.begin == at && rest_.front().kind == MaskKind::part;
  }

 private:
  // True for what stands for a word, but in something else that was passed over.
  static bool is_behind(const Mask& mask, Offset at) {
    const bool is_word = mask.kind == MaskKind::object || mask.kind == MaskKind::code;
    return is_word && mask.span.end <= at;
  }

  bool begins_at(Offset at) const { return rest_.front().span.begin == at && rest_.front().kind >= MaskKind::shown; }
  void take();
  void put(const Mask& mask);

  std::span<const Mask> rest_;
  std::string_view source_;
  Builder& builder_;
  std::optional<BlockKind> kind_;
  int quotes_ = 0;
  Offset hidden_ = 0;       // what stands before is masked
  Offset comment_end_ = 0;  // of the last comment
};

// What stands in the prose for a picture: the "object replacement character".
inline constexpr std::string_view picture = "\xEF\xBF\xBC";

}  // namespace galley
