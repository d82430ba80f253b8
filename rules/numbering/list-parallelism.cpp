// Finds the one item of a list that is built unlike the others.
//
// Three things are compared, each on its own: whether an item opens with a
// headline or with a sentence, whether it ends with a stop, whether it begins
// with a capital. Where all items but one agree, that one is odd. An item that
// can't be judged (it begins with code, it goes on in a list of its own) makes
// the whole list one that can't. Cost: linear.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/change_log.h"
#include "rules/support/lists.h"
#include "rules/support/surroundings.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Words that stay small in a headline.
constexpr std::array small = {"a"sv,   "an"sv,   "the"sv,  "to"sv,   "of"sv,  "in"sv, "on"sv,   "for"sv,
                              "and"sv, "or"sv,   "but"sv,  "with"sv, "at"sv,  "by"sv, "from"sv, "as"sv,
                              "vs"sv,  "into"sv, "over"sv, "nor"sv,  "per"sv, "up"sv, "off"sv,  "out"sv};

// Words that are no names: a capital on one of them, or none, is the list's style.
constexpr std::array common = {
    "the"sv,   "a"sv,     "an"sv,    "this"sv,   "these"sv, "that"sv,  "it"sv,    "when"sv,  "if"sv,    "in"sv,
    "for"sv,   "to"sv,    "all"sv,   "no"sv,     "every"sv, "each"sv,  "new"sv,   "old"sv,   "some"sv,  "many"sv,
    "most"sv,  "more"sv,  "with"sv,  "and"sv,    "or"sv,    "your"sv,  "you"sv,   "we"sv,    "our"sv,   "their"sv,
    "his"sv,   "her"sv,   "how"sv,   "what"sv,   "why"sv,   "where"sv, "who"sv,   "on"sv,    "at"sv,    "by"sv,
    "from"sv,  "as"sv,    "be"sv,    "have"sv,   "use"sv,   "make"sv,  "take"sv,  "give"sv,  "keep"sv,  "get"sv,
    "bring"sv, "write"sv, "good"sv,  "better"sv, "not"sv,   "one"sv,   "two"sv,   "three"sv, "other"sv, "any"sv,
    "there"sv, "they"sv,  "don't"sv, "don’t"sv,  "high"sv,  "low"sv,   "large"sv, "small"sv};

enum class Kind : std::uint8_t { a, b, unknown };

// The item whose kind no other has; none if there is no such one or an item
// can't be judged.
std::optional<std::size_t> odd_one(std::span<const Kind> kinds) {
  if (kinds.size() < 4) return std::nullopt;
  std::size_t counts[2] = {0, 0};
  std::size_t last[2] = {0, 0};
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    if (kinds[at] == Kind::unknown) return std::nullopt;
    const auto side = static_cast<std::size_t>(kinds[at]);
    ++counts[side];
    last[side] = at;
  }
  if (counts[0] == 1) return last[0];
  if (counts[1] == 1) return last[1];
  return std::nullopt;
}

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), changes_(document_) {}

  void run() {
    for (const List& list : context_.analysis(find_lists)) {
      if (list.items.size() < 4 || changes_.holds(block(list.items.front()))) continue;
      if (check_leads(list)) continue;
      if (has_parts(list) || is_of_links(list)) continue;
      check_ends(list);
      check_capitals(list);
    }
  }

 private:
  const Block& block(std::uint32_t at) const { return document_.blocks()[at]; }
  std::string others(const List& list) const { return "the other " + std::to_string(list.items.size() - 1); }

  template <typename Judge>
  std::optional<std::size_t> odd(const List& list, Judge judge) {
    kinds_.clear();
    for (const std::uint32_t item : list.items) kinds_.push_back(judge(block(item)));
    return odd_one(kinds_);
  }

  // Something belongs to an item besides its own text: a list, code.
  bool has_parts(const List& list) const {
    return std::any_of(list.items.begin(), list.items.end(), [&](std::uint32_t item) {
      return item + 1 < document_.blocks().size() && block(item + 1).item == item;
    });
  }

  // The titles of other pieces are as they are.
  bool is_of_links(const List& list) const {
    const auto links =
        std::ranges::count_if(list.items, [&](std::uint32_t item) { return is_link(document_, block(item)); });
    return 2 * static_cast<std::size_t>(links) > list.items.size();
  }

  bool check_leads(const List& list) {
    const auto at = odd(list, [&](const Block& item) { return lead(item); });
    if (!at) return false;
    const Sentence& sentence = document_.sentences(block(list.items[*at]))[0];
    const bool headline = kinds_[*at] == Kind::a;
    report(list, *at, sentence.span,
           headline ? "this item opens with a headline; " + others(list) + " open with a sentence"
                    : "this item opens with a sentence; " + others(list) + " open with a headline");
    return true;
  }

  // a: a short sentence in title case, with text behind it; b: a sentence.
  Kind lead(const Block& item) const {
    const auto sentences = document_.sentences(item);
    if (sentences.empty()) return Kind::unknown;
    std::size_t big = 0;
    std::size_t low = 0;
    for (const Token& token : document_.tokens(sentences[0])) {
      // “Click "Save Lamp"” is no headline.
      if (token.kind == TokenKind::punctuation && (document_.text(token) == "\"" || document_.text(token) == "“"))
        return Kind::unknown;
      if (token.kind != TokenKind::word || one_of(document_.text(token), small)) continue;
      (has(token.shape, Shape::capitalised) ? big : low) += 1;
    }
    if (low >= 2) return Kind::b;
    if (low > 0 || big < 3 || big > 10 || sentences.size() < 2) return Kind::unknown;
    return ends_with_stop(sentences[0]) ? Kind::a : Kind::unknown;
  }

  bool ends_with_stop(const Sentence& sentence) const {
    const auto tokens = document_.tokens(sentence);
    return !tokens.empty() && document_.text(tokens.back()) == ".";
  }

  // The point of "U.S." or "etc." isn't the item's.
  bool ends_with_abbreviation(std::span<const Token> tokens) const {
    constexpr std::array abbreviations = {"etc"sv, "inc"sv, "ltd"sv, "co"sv, "corp"sv, "jr"sv, "sr"sv, "al"sv, "usw"sv};
    if (tokens.size() < 2) return false;
    const std::string_view last = document_.text(tokens[tokens.size() - 2]);
    const std::string_view letter = last.substr(last.find_last_of('.') + 1);  // "o.Ä."
    return (!letter.empty() && decode(letter, 0).size == letter.size()) || one_of(last, abbreviations);
  }

  Kind end(const Block& item) const {
    const auto tokens = document_.tokens(item);
    if (!tokens.empty() && document_.text(tokens.back()) == ".")
      return ends_with_abbreviation(tokens) ? Kind::unknown : Kind::a;
    return ending(document_, item) == Ending::word ? Kind::b : Kind::unknown;
  }

  // One item without the others' full stop, or with one that they haven't.
  void check_ends(const List& list) {
    const auto at = odd(list, [&](const Block& item) { return end(item); });
    if (!at) return;
    const Block& item = block(list.items[*at]);
    const bool has_stop = kinds_[*at] == Kind::a;
    const bool is_last = *at + 1 == list.items.size();
    if (is_paragraph_like(document_, item) || (has_stop && is_last)) return;
    const Token& last = document_.tokens(item).back();
    Diagnostic& diagnostic = report(list, *at, last.span,
                                    has_stop ? "this item ends with a stop; " + others(list) + " do not"
                                             : "this item ends without a stop; " + others(list) + " have one");
    if (has_stop) context_.replace(diagnostic, last.span, "", Safety::unsafe, "Delete the stop");
    if (!has_stop)
      context_.replace(diagnostic, last.span, std::string{document_.text(last)} + ".", Safety::unsafe,
                       "Add a full stop");
  }

  // One item that begins small, or with a capital.
  void check_capitals(const List& list) {
    const auto at = odd(list, [&](const Block& item) { return capital(item); });
    if (!at) return;
    const Block& item = block(list.items[*at]);
    if (is_link(document_, item) && item.tokens.size() <= 3) return;  // "More…", and where it is
    const Token& first = document_.tokens(item)[0];
    const bool is_capital = kinds_[*at] == Kind::a;
    if (!one_of(document_.text(first), common)) return;
    report(list, *at, first.span,
           is_capital ? "this item begins with a capital; " + others(list) + " do not"
                      : "this item begins with a small letter; " + others(list) + " begin with a capital");
  }

  Kind capital(const Block& item) const {
    const auto tokens = document_.tokens(item);
    if (tokens.size() < 2 || tokens[0].kind != TokenKind::word || has(tokens[0].shape, Shape::digits))
      return Kind::unknown;
    if (has(tokens[0].shape, Shape::capitalised)) return Kind::a;
    const Decoded letter = decode(document_.prose(), tokens[0].span.begin);
    return is_lower(letter.code_point) && !has(tokens[0].shape, Shape::inner_upper) ? Kind::b : Kind::unknown;
  }

  Diagnostic& report(const List& list, std::size_t at, TextSpan span, std::string message) {
    Diagnostic& diagnostic = context_.report(span, std::move(message));
    context_.relate_source(diagnostic, item_place(document_, block(list.items[at == 0 ? 1 : at - 1])), "as here");
    return diagnostic;
  }

  RuleContext& context_;
  const Document& document_;
  ChangeLog changes_;
  std::vector<Kind> kinds_;
};

class ListParallelism final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition list_parallelism{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ListParallelism>(); },
};

}  // namespace rules
