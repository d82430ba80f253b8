// The quotations in a block: which marks open and close them, and which marks
// are apostrophes. Shared by every rule that asks who is speaking.
#pragma once

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

// The quotations of a whole document, for rules that look at all of them or ask of many places.
class AllQuotations {
 public:
  explicit AllQuotations(const galley::Document& document);

  // By the number of the block.
  std::span<const Quotations> blocks() const { return blocks_; }
  const Quotations& of(const galley::Document& document, const galley::Block& block) const;

  // True where somebody else is speaking: inside a quotation, closed or not, and everywhere in a block of quoted
  // text. A binary search, however many quotations the block has.
  bool contain(galley::Offset at) const;

 private:
  std::vector<Quotations> blocks_;
  std::vector<galley::TextSpan> spoken_;  // ordered, not overlapping
};

// For RuleContext::analysis().
AllQuotations find_all_quotations(const galley::Document& document);

}  // namespace rules
