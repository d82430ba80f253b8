// The quotations in a block: which marks open and close them, and which marks
// are apostrophes. Shared by every rule that asks who is speaking.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace rules {

enum class QuoteMark : std::uint8_t {
  curly_double,      // “ ”
  curly_single,      // ‘ ’
  straight_double,   // " "
  straight_single,   // ' '
  guillemet,         // « »
  single_guillemet,  // ‹ ›
  low_double,        // „ “
  low_single,        // ‚ ‘
};
constexpr std::size_t quote_mark_count = 8;

constexpr bool is_single(QuoteMark mark) {
  return mark == QuoteMark::curly_single || mark == QuoteMark::straight_single || mark == QuoteMark::single_guillemet ||
         mark == QuoteMark::low_single;
}
constexpr bool is_straight(QuoteMark mark) {
  return mark == QuoteMark::straight_double || mark == QuoteMark::straight_single;
}
std::string_view opening_mark(QuoteMark mark);
std::string_view closing_mark(QuoteMark mark);

struct Quotation {
  galley::TextSpan opening;   // the mark that opens it
  galley::TextSpan closing;   // the mark that closes it; empty, at the block's end, if none does
  galley::IndexRange tokens;  // what is between the marks, into Document::tokens()
  QuoteMark mark = QuoteMark::curly_double;
  std::uint32_t depth = 0;  // how many closed quotations it stands in
  bool closed = false;
  bool mismatched = false;  // closed, but one of the two is another kind's mark

  galley::TextSpan span() const { return {opening.begin, closing.end}; }
  galley::TextSpan inside() const { return {opening.end, closing.begin}; }
};

struct Quotations {
  std::vector<Quotation> all;            // in the order of their opening marks
  std::vector<galley::TextSpan> strays;  // double marks that close what was never opened
};

// The quotations of `block`. A mark is judged by what stands on its sides; an
// apostrophe ("the boys’ books", "’90s"), an inch or a foot is no mark. A
// single mark that nothing closes is taken for an apostrophe where it may be one.
Quotations find_quotations(const galley::Document& document, const galley::Block& block);

// The same of every block, by its number: an analysis, for rules that look at all.
std::vector<Quotations> find_all_quotations(const galley::Document& document);

// Where in a block somebody else is speaking.
class QuotedText {
 public:
  QuotedText(const galley::Document& document, const galley::Block& block);

  // True inside a quotation, and everywhere in a block of quoted text.
  bool contains(galley::Offset at) const;

 private:
  std::vector<galley::TextSpan> spans_;  // ordered, not overlapping
};

// The same for a block that is seldom asked about: quotations are looked for at
// the first question.
class LazyQuotedText {
 public:
  LazyQuotedText(const galley::Document& document, const galley::Block& block) : document_(document), block_(block) {}

  bool contains(galley::Offset at) {
    if (!text_) text_.emplace(document_, block_);
    return text_->contains(at);
  }

 private:
  const galley::Document& document_;
  const galley::Block& block_;
  std::optional<QuotedText> text_;
};

}  // namespace rules
