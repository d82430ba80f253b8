// Finds quotations with one stack.
//
// The problem: ’ is an apostrophe far more often than a closing mark, " and '
// look the same on both sides, and marks are forgotten. The idea: a mark may
// open if white space (or an opening bracket, a dash, another mark) is before
// it and text behind it; it may close if text is before it and none behind it.
// Double marks that may do neither are left out unless one is open. Single ones
// count only where they must: an opening one needs a letter behind it and no
// clipped word ("’tis", "’90s"); a closing one needs an open one, and behind an
// "s" it is an apostrophe if the quotation is closed again before it can end.
// A mark closes the innermost quotation of its kind; what was opened inside
// that and not closed is left open there.
//
// Why linear: each mark is pushed and popped at most once, the innermost of a
// kind is known to exist by a count, and a look ahead ends at the next single
// mark.
#include "rules/support/quotations.h"

#include <algorithm>
#include <array>
#include <optional>

#include "linter/text/utf8.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

constexpr std::array<std::string_view, quote_mark_count> openings = {"“", "‘", "\"", "'", "«", "‹", "„", "‚"};
constexpr std::array<std::string_view, quote_mark_count> closings = {"”", "’", "\"", "'", "»", "›", "“", "‘"};

// Words that lose their head: the mark before them is an apostrophe.
constexpr std::array clipped = {"em"sv,  "tis"sv,  "twas"sv,  "til"sv, "till"sv,   "cause"sv, "cos"sv,
                                "coz"sv, "bout"sv, "round"sv, "n"sv,   "neath"sv,  "twere"sv, "twill"sv,
                                "ere"sv, "im"sv,   "er"sv,    "kay"sv, "nother"sv, "s"sv,     "d"sv,
                                "ll"sv,  "re"sv,   "ve"sv,    "t"sv};

// What a written mark is.
enum class Glyph : std::uint8_t {
  open_double,
  close_double,
  open_single,
  close_single,
  straight_double,
  straight_single,
  open_guillemet,
  close_guillemet,
  open_angle,
  close_angle,
  low_double,
  low_single
};

std::optional<Glyph> glyph(std::string_view text) {
  if (text.size() == 1) {
    if (text[0] == '"') return Glyph::straight_double;
    if (text[0] == '\'') return Glyph::straight_single;
    return std::nullopt;
  }
  if (text.size() == 2 && text[0] == '\xC2') {
    if (text[1] == '\xAB') return Glyph::open_guillemet;
    if (text[1] == '\xBB') return Glyph::close_guillemet;
    return std::nullopt;
  }
  if (text.size() != 3 || text[0] != '\xE2' || text[1] != '\x80') return std::nullopt;
  switch (text[2]) {
    case '\x98':
      return Glyph::open_single;
    case '\x99':
      return Glyph::close_single;
    case '\x9A':
      return Glyph::low_single;
    case '\x9C':
      return Glyph::open_double;
    case '\x9D':
      return Glyph::close_double;
    case '\x9E':
      return Glyph::low_double;
    case '\xB9':
      return Glyph::open_angle;
    case '\xBA':
      return Glyph::close_angle;
    default:
      return std::nullopt;
  }
}

bool is_opening_neighbour(char32_t left) {
  switch (left) {
    case '(':
    case '[':
    case '{':
    case '/':
    case '=':
    case '"':
    case '\'':
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2018:
    case 0x201C:
    case 0xAB:
    case 0x2039:
    case 0x201E:
    case 0x2026:
      return true;
    default:
      return is_space(left) || is_invisible(left);
  }
}

bool begins_text(char32_t right) {
  if (right < 0x80) {
    constexpr std::string_view others = "\"'([{$#@*_`<&+-/\\%~";
    return is_ascii_letter(static_cast<char>(right)) || is_ascii_digit(static_cast<char>(right)) ||
           others.find(static_cast<char>(right)) != std::string_view::npos;
  }
  return !is_space(right) && right != 0x201D && right != 0x2019 && right != 0xBB && right != 0x203A;
}

bool is_text(char32_t code_point) { return is_letter(code_point) || is_digit(code_point) || is_mark(code_point); }

struct Mark {
  std::uint32_t token = 0;
  Glyph glyph = Glyph::straight_double;
  bool may_open = false;
  bool may_close = false;
  bool after_s = false;     // may be a plural's apostrophe
  bool after_text = false;  // a letter or digit stands before it
  bool is_apart = false;    // white space stands before it, or an opening bracket
};

class Finder {
 public:
  Finder(const Document& document, const Block& block) : document_(document), block_(block) {}

  Quotations run() {
    collect();
    for (at_ = 0; at_ < marks_.size(); ++at_) take(marks_[at_]);
    while (!open_.empty()) abandon(block_.span.end, block_.tokens.end);
    finish();
    return std::move(found_);
  }

 private:
  void collect() {
    for (const std::uint32_t token : document_.marks(block_)) {
      if (const auto found = glyph(document_.text(document_.tokens()[token]))) marks_.push_back(judge(token, *found));
    }
  }

  Mark judge(std::uint32_t token, Glyph glyph) const {
    const TextSpan span = document_.tokens()[token].span;
    const std::string_view prose = document_.prose().substr(0, block_.span.end);
    const bool first = span.begin <= block_.span.begin;
    const bool last = span.end >= prose.size();
    const char32_t left = first ? U' ' : decode_before(prose, span.begin).code_point;
    const char32_t right = last ? U' ' : decode(prose, span.end).code_point;
    Mark mark{.token = token, .glyph = glyph};
    mark.may_open = is_opening_neighbour(left) && begins_text(right);
    const bool bracket = left == '(' || left == '[' || left == '{';
    mark.may_close = !is_space(left) && !bracket && !is_text(right);
    mark.after_s = left == 's' || left == 'S' || left == 'z' || left == 'x';
    mark.after_text = is_text(left);
    mark.is_apart = bracket || is_space(left);
    return mark;
  }

  void take(const Mark& mark) {
    switch (mark.glyph) {
      case Glyph::open_double:
        return open_double(mark);
      case Glyph::close_double:
        return close_double(mark);
      case Glyph::open_single:
        return open_single(mark);
      case Glyph::close_single:
        return close_single(mark, QuoteMark::curly_single);
      case Glyph::straight_double:
        return straight_double(mark);
      case Glyph::straight_single:
        return straight_single(mark);
      case Glyph::open_guillemet:
        return directed(mark, QuoteMark::guillemet);
      case Glyph::close_guillemet:
        return directed(mark, QuoteMark::guillemet);
      case Glyph::open_angle:
        return directed(mark, QuoteMark::single_guillemet);
      case Glyph::close_angle:
        return directed(mark, QuoteMark::single_guillemet);
      case Glyph::low_double:
        return push(mark, QuoteMark::low_double);
      case Glyph::low_single:
        if (mark.may_open) push(mark, QuoteMark::low_single);
        return;
    }
  }

  void open_double(const Mark& mark) {
    const bool only_closes = mark.may_close && !mark.may_open;
    // “ also where a letter stands behind it („Boot“s), space before it („Boot: “), or a hyphen on both sides
    // („-“-Taste).
    if ((!mark.may_open || !mark.is_apart) && is_open(QuoteMark::low_double)) return close(mark, QuoteMark::low_double);
    if (only_closes && is_open(QuoteMark::curly_double)) return close(mark, QuoteMark::curly_double);
    if (only_closes && is_innermost(QuoteMark::straight_double)) return close(mark, QuoteMark::straight_double);
    if (only_closes && !closes_later()) return stray(mark);
    push(mark, QuoteMark::curly_double);
  }

  // True if a ” follows before the next “: then this one opens, wherever its space is.
  bool closes_later() const {
    const auto next = std::find_if(
        marks_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, marks_.end(),
        [](const Mark& mark) { return mark.glyph == Glyph::open_double || mark.glyph == Glyph::close_double; });
    return next != marks_.end() && next->glyph == Glyph::close_double;
  }

  void close_double(const Mark& mark) {
    if (is_open(QuoteMark::curly_double)) return close(mark, QuoteMark::curly_double);
    if (is_open(QuoteMark::low_double)) return close(mark, QuoteMark::low_double);
    if (mark.may_open && !mark.may_close) return push(mark, QuoteMark::curly_double);
    if (mark.may_close && is_innermost(QuoteMark::straight_double)) return close(mark, QuoteMark::straight_double);
    if (mark.may_close && is_innermost(QuoteMark::curly_single)) return close(mark, QuoteMark::curly_single);
    stray(mark);
  }

  void straight_double(const Mark& mark) {
    if (is_open(QuoteMark::straight_double) && (mark.may_close || !mark.may_open))
      return close(mark, QuoteMark::straight_double);
    if (mark.may_open) return push(mark, QuoteMark::straight_double);
    if (!mark.may_close || is_after_digit(mark)) return;
    if (is_innermost(QuoteMark::curly_double)) return close(mark, QuoteMark::curly_double);
    if (is_innermost(QuoteMark::low_double)) return close(mark, QuoteMark::low_double);
    stray(mark);
  }

  void open_single(const Mark& mark) {
    if (mark.may_close && !mark.may_open && is_open(QuoteMark::low_single)) return close(mark, QuoteMark::low_single);
    if (mark.may_open && !clips(mark)) push(mark, QuoteMark::curly_single);
  }

  void straight_single(const Mark& mark) {
    if (mark.may_close && is_open(QuoteMark::straight_single)) return close_single(mark, QuoteMark::straight_single);
    if (mark.may_open && !clips(mark)) push(mark, QuoteMark::straight_single);
  }

  void close_single(const Mark& mark, QuoteMark kind) {
    if (!mark.may_close || !is_open(kind)) return;
    if (mark.after_text && found_.all[open_.back()].mark != kind) return;
    if (mark.after_s && closes_again(mark.glyph)) return;
    close(mark, kind);
  }

  // Either mark of a pair opens or closes, as its sides say: « » and » «.
  void directed(const Mark& mark, QuoteMark kind) {
    if (is_open(kind)) return close(mark, kind);
    push(mark, kind);
  }

  // True if the next single mark closes too, so that this one is an apostrophe.
  bool closes_again(Glyph glyph) const {
    for (std::size_t next = at_ + 1; next < marks_.size(); ++next) {
      const Mark& mark = marks_[next];
      if (mark.glyph == glyph) return mark.may_close && !mark.may_open;
      if (mark.glyph == Glyph::open_single || mark.glyph == Glyph::straight_single) return false;
      if (mark.may_close && !mark.may_open && open_.size() > 1) return false;
    }
    return false;
  }

  bool clips(const Mark& mark) const {
    const std::uint32_t next = mark.token + 1;
    if (next >= block_.tokens.end) return true;
    const Token& word = document_.tokens()[next];
    if (has(word.shape, Shape::digits) && word.span.size() == 3 && document_.text(word).ends_with('s')) return true;
    if (word.kind == TokenKind::number) return word.span.size() == 2;
    return word.kind == TokenKind::word && one_of(document_.text(word), clipped);
  }

  bool is_after_digit(const Mark& mark) const {
    const Offset begin = document_.tokens()[mark.token].span.begin;
    return begin > 0 && is_ascii_digit(document_.prose()[begin - 1]);
  }

  std::string_view mark_of(TextSpan span) const { return document_.text(span); }

  bool is_open(QuoteMark kind) const { return counts_[static_cast<std::size_t>(kind)] > 0; }

  bool is_innermost(QuoteMark kind) const { return !open_.empty() && found_.all[open_.back()].mark == kind; }

  void push(const Mark& mark, QuoteMark kind) {
    const TextSpan span = document_.tokens()[mark.token].span;
    open_.push_back(static_cast<std::uint32_t>(found_.all.size()));
    ++counts_[static_cast<std::size_t>(kind)];
    found_.all.push_back({.opening = span, .closing = span, .tokens = {mark.token + 1, mark.token + 1}, .mark = kind});
  }

  void close(const Mark& mark, QuoteMark kind) {
    const TextSpan span = document_.tokens()[mark.token].span;
    while (found_.all[open_.back()].mark != kind) abandon(span.begin, mark.token);
    Quotation& quotation = found_.all[pop()];
    quotation.closed = true;
    quotation.closing = span;
    quotation.tokens.end = mark.token;
    quotation.mismatched = mark_of(quotation.opening) != opening_mark(kind) || mark_of(span) != closing_mark(kind);
    if (kind == QuoteMark::guillemet || kind == QuoteMark::single_guillemet) quotation.mismatched = false;
    if (kind == QuoteMark::low_double) quotation.mismatched = mark.glyph == Glyph::straight_double;
  }

  // Leaves the innermost quotation unclosed, to end before `end`.
  void abandon(Offset end, std::uint32_t token) {
    Quotation& quotation = found_.all[pop()];
    quotation.closing = {end, end};
    quotation.tokens.end = token;
  }

  std::uint32_t pop() {
    const std::uint32_t top = open_.back();
    open_.pop_back();
    --counts_[static_cast<std::size_t>(found_.all[top].mark)];
    return top;
  }

  void stray(const Mark& mark) { found_.strays.push_back(document_.tokens()[mark.token].span); }

  // Unclosed straight single marks were apostrophes. Then each quotation's depth.
  void finish() {
    std::erase_if(found_.all, [](const Quotation& quotation) {
      return !quotation.closed && quotation.mark == QuoteMark::straight_single;
    });
    std::vector<Offset> ends;
    for (Quotation& quotation : found_.all) {
      while (!ends.empty() && ends.back() <= quotation.opening.begin) ends.pop_back();
      quotation.depth = static_cast<std::uint32_t>(ends.size());
      if (quotation.closed) ends.push_back(quotation.closing.end);
    }
  }

  const Document& document_;
  const Block& block_;
  std::vector<Mark> marks_;
  std::size_t at_ = 0;
  std::vector<std::uint32_t> open_;
  std::array<std::uint32_t, quote_mark_count> counts_{};
  Quotations found_;
};

}  // namespace

std::string_view opening_mark(QuoteMark mark) { return openings[static_cast<std::size_t>(mark)]; }
std::string_view closing_mark(QuoteMark mark) { return closings[static_cast<std::size_t>(mark)]; }

Quotations find_quotations(const Document& document, const Block& block) { return Finder{document, block}.run(); }

AllQuotations::AllQuotations(const Document& document) {
  blocks_.reserve(document.blocks().size());
  for (const Block& block : document.blocks()) {
    const Quotations& found = blocks_.emplace_back(find_quotations(document, block));
    if (block.kind == BlockKind::quote) {
      spoken_.push_back(block.span);
      continue;
    }
    for (const Quotation& quotation : found.all) {
      const TextSpan span = quotation.span();
      if (!spoken_.empty() && span.begin < spoken_.back().end) {
        spoken_.back().end = std::max(spoken_.back().end, span.end);
      } else {
        spoken_.push_back(span);
      }
    }
  }
}

const Quotations& AllQuotations::of(const Document& document, const Block& block) const {
  return blocks_[static_cast<std::size_t>(&block - document.blocks().data())];
}

bool AllQuotations::contain(Offset at) const {
  const auto after =
      std::partition_point(spoken_.begin(), spoken_.end(), [at](TextSpan span) { return span.end <= at; });
  return after != spoken_.end() && after->begin <= at;
}

AllQuotations find_all_quotations(const Document& document) { return AllQuotations{document}; }

}  // namespace rules
