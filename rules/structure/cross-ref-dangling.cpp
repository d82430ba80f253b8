// Finds references to numbered things that the piece doesn't have.
//
// What there is, is read first: captions, numbered headings, the one numbered
// list. A reference is dangling if there are such things and none of its number.
// Numbers far beyond are laws and other people's papers ("section 230"), and so
// is what goes on with "of". Cost: linear.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/inlines.h"
#include "rules/support/labels.h"
#include "rules/support/lists.h"
#include "rules/support/numbers.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// A slip is near: the list had one item more.
constexpr int farthest_beyond = 5;
constexpr std::array part_words = {"section"sv, "chapter"sv, "part"sv, "item"sv, "step"sv, "point"sv, "clause"sv};
constexpr std::array item_words = {"item"sv, "step"sv, "point"sv, "clause"sv};
// In front of a reference to a place in the piece.
constexpr std::array pointing = {"see"sv, "in"sv, "under"sv, "from"sv, "to"sv, "repeat"sv, "follow"sv, "skip"sv};

// The numbers that things of one kind have.
struct Numbered {
  std::size_t count = 0;
  std::set<int> numbers;
  TextSpan last;

  void add(int number) {
    ++count;
    numbers.insert(number);
  }
  bool has(int number) const { return numbers.contains(number); }
  int highest() const { return *numbers.rbegin(); }
};

class Reader {
 public:
  Reader(RuleContext& context, const WordSet& words)
      : context_(context), document_(context.document()), words_(words) {}

  void run() {
    check_labels();
    const Numbered sections = numbered_headings();
    const Numbered items = numbered_items();
    if (sections.count < 2 && items.count < 3) return;
    for (const Block& block : document_.blocks()) {
      const auto own = block.kind == BlockKind::list_item ? item_number(block.number) : std::nullopt;
      if (own && !own->letter) all_items_.insert(own->value);
    }
    for (const std::uint32_t at : document_.words().tokens_of(words_.hashes())) {
      const Block& block = document_.block_of(at);
      if (block.kind == BlockKind::code || block.kind == BlockKind::comment || block.kind == BlockKind::quote) continue;
      if (at > block.tokens.begin && at + 1 < block.tokens.end) check_part(block, at, sections, items);
    }
  }

 private:
  std::string_view text(std::uint32_t at) const { return document_.text(document_.tokens()[at]); }

  void check_labels() {
    const Labels& labels = context_.analysis(find_labels);
    std::array<Numbered, label_kinds> by_kind;
    const auto of_kind = [&](LabelKind kind) -> Numbered& { return by_kind[static_cast<std::size_t>(kind)]; };
    for (const Label& caption : labels.captions) {
      of_kind(caption.kind).add(caption.number);
      of_kind(caption.kind).last = caption.span;
    }
    for (const Label& reference : labels.references) {
      const Numbered& captions = of_kind(reference.kind);
      if (captions.count >= 2) compare(std::string{name(reference.kind)}, reference.number, reference.span, captions);
    }
  }

  // "7. Results", "Section 7", "Chapter 7: Results".
  Numbered numbered_headings() const {
    Numbered found;
    for (const Block& block : document_.blocks()) {
      if (block.kind != BlockKind::heading || block.tokens.size() < 2) continue;
      const std::uint32_t first = block.tokens.begin + words_.contains(document_.tokens()[block.tokens.begin]);
      const Token& token = document_.tokens()[first];
      if (token.kind != TokenKind::number) continue;
      const auto number = small_number(document_.text(token));
      if (!number) continue;
      found.add(*number);
      found.last = block.span;
    }
    return found;
  }

  // The items of the one numbered list; none if there are two.
  Numbered numbered_items() const {
    Numbered found;
    for (const List& list : context_.analysis(find_lists)) {
      const auto first = item_number(document_.blocks()[list.items.front()].number);
      if (!first || first->letter || list.items.size() < 3) continue;
      if (!found.numbers.empty() || first->value != 1) return {};
      for (const std::uint32_t item : list.items) {
        const auto number = item_number(document_.blocks()[item].number);
        if (number) found.add(number->value);
        found.last = document_.blocks()[item].span;
      }
    }
    return found;
  }

  // "see section 7", "in step 3", "item 6 above"
  void check_part(const Block& block, std::uint32_t at, const Numbered& sections, const Numbered& items) {
    const Token& figure = document_.tokens()[at + 1];
    if (figure.kind != TokenKind::number || is_followed_by(block, at + 2)) return;
    const auto number = small_number(document_.text(figure));
    if (!number || block.kind == BlockKind::heading || !is_pointed_at(block, at)) return;
    const bool item = one_of(text(at), item_words);
    const Numbered& there = item ? items : sections;
    if (link_around(document_, block, figure.span)) return;  // wherever that leads
    if (there.count < (item ? 3U : 2U) || (item && all_items_.contains(*number))) return;
    compare(std::string{text(at)}, *number, join(document_.tokens()[at].span, figure.span), there);
  }

  // "section 7 of the Act", "section 2(b)", "step 3.1", "in part 3,000"
  bool is_followed_by(const Block& block, std::uint32_t at) const {
    if (at >= block.tokens.end) return false;
    const Token& next = document_.tokens()[at];
    if (next.span.begin == document_.tokens()[at - 1].span.end) {
      const std::string_view mark = document_.text(next);
      return mark == "(" || mark == "-" || mark == "/" || next.is_wordlike();
    }
    // "clause 6 (“No lamps after dusk”)": what it is called in another text.
    const bool has_title = document_.text(next) == "(" && at + 1 < block.tokens.end &&
                           one_of(document_.text(document_.tokens()[at + 1]), std::array{"“"sv, "\""sv, "‘"sv});
    return has_title ||
           one_of(document_.text(next), std::array{"of"sv, "in"sv, "compliance"sv, "funds"sv, "housing"sv});
  }

  bool is_pointed_at(const Block& block, std::uint32_t at) const {
    // "the paper (section 11)"
    constexpr std::array others = {"paper"sv, "article"sv, "book"sv, "standard"sv, "specification"sv, "law"sv};
    if (at >= block.tokens.begin + 2 && text(at - 1) == "(" && one_of(text(at - 2), others)) return false;
    if (text(at - 1) == "(" || one_of(text(at - 1), pointing)) return true;
    return at + 2 < block.tokens.end && one_of(text(at + 2), std::array{"above"sv, "below"sv});
  }

  void compare(const std::string& kind, int number, TextSpan span, const Numbered& there) {
    if (there.has(number) || number > there.highest() + farthest_beyond) return;
    Diagnostic& diagnostic = context_.report(span, "there is no " + lower(kind) + " " + std::to_string(number) +
                                                       " here; the last one is " + std::to_string(there.highest()));
    context_.relate(diagnostic, there.last, "the last one");
  }

  static std::string lower(std::string word) {
    if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z') word[0] = static_cast<char>(word[0] + 32);
    return word;
  }

  RuleContext& context_;
  const Document& document_;
  std::set<int> all_items_;  // the numbers of all lists' items: others may part a list
  const WordSet& words_;
};

class CrossRefDangling final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context, words_}.run(); }

 private:
  WordSet words_ = WordSet{part_words};
};

}  // namespace

extern constinit const RuleDefinition cross_ref_dangling{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<CrossRefDangling>(); },
};

}  // namespace rules
