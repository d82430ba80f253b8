#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/lists.h"
#include "rules/support/numbers.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// What is counted when a list is announced. "Five people" may announce anything.
constexpr std::array counted = {"things"sv,      "reasons"sv,       "ways"sv,
                                "tips"sv,        "steps"sv,         "takeaways"sv,
                                "points"sv,      "facts"sv,         "questions"sv,
                                "lessons"sv,     "rules"sv,         "examples"sv,
                                "options"sv,     "factors"sv,       "signs"sv,
                                "ideas"sv,       "developments"sv,  "moments"sv,
                                "types"sv,       "kinds"sv,         "categories"sv,
                                "stages"sv,      "phases"sv,        "mistakes"sv,
                                "myths"sv,       "tricks"sv,        "principles"sv,
                                "strategies"sv,  "goals"sv,         "benefits"sv,
                                "advantages"sv,  "disadvantages"sv, "drawbacks"sv,
                                "challenges"sv,  "problems"sv,      "criteria"sv,
                                "conditions"sv,  "requirements"sv,  "recommendations"sv,
                                "findings"sv,    "objectives"sv,    "priorities"sv,
                                "approaches"sv,  "methods"sv,       "techniques"sv,
                                "features"sv,    "changes"sv,       "issues"sv,
                                "topics"sv,      "themes"sv,        "areas"sv,
                                "elements"sv,    "components"sv,    "ingredients"sv,
                                "items"sv,       "practices"sv,     "pieces"sv,
                                "aspects"sv,     "choices"sv,       "suggestions"sv,
                                "demands"sv,     "proposals"sv,     "secrets"sv,
                                "habits"sv,      "books"sv,         "films"sv,
                                "songs"sv,       "places"sv,        "stories"sv,
                                "trends"sv,      "pillars"sv,       "measures"sv,
                                "conclusions"sv, "arguments"sv,     "scenarios"sv,
                                "outcomes"sv,    "parts"sv,         "headlines"sv};

// In front of a number: it is a bound, a share or a range, not the list's count.
constexpr std::array loosening = {
    "least"sv,   "most"sv,  "than"sv,  "over"sv,    "under"sv,    "nearly"sv,    "about"sv,   "almost"sv,
    "around"sv,  "of"sv,    "first"sv, "last"sv,    "next"sv,     "past"sv,      "to"sv,      "or"sv,
    "every"sv,   "and"sv,   "in"sv,    "another"sv, "step"sv,     "part"sv,      "chapter"sv, "section"sv,
    "figure"sv,  "table"sv, "only"sv,  "version"sv, "previous"sv, "remaining"sv, "final"sv,   "approximately"sv,
    "roughly"sv, "some"sv,  "by"sv,    "both"sv,    "into"sv,     "each"sv};

constexpr std::array joining = {"of"sv,   "or"sv,   "and"sv,   "to"sv,  "in"sv,   "for"sv,  "on"sv,   "at"sv,
                                "with"sv, "from"sv, "that"sv,  "as"sv,  "more"sv, "then"sv, "your"sv, "the"sv,
                                "a"sv,    "an"sv,   "is"sv,    "are"sv, "if"sv,   "when"sv, "this"sv, "my"sv,
                                "his"sv,  "her"sv,  "their"sv, "our"sv, "its"sv};

struct Announcement {
  int count = 0;
  TextSpan span;
};

class Announcements {
 public:
  explicit Announcements(const Document& document) : document_(document) {}

  // The one count that `tokens` announce; none if there are two.
  std::optional<Announcement> find(std::span<const Token> tokens) const {
    std::optional<Announcement> found;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const auto here = announced(tokens, at);
      if (!here) continue;
      if (found && found->count != here->count) return std::nullopt;
      if (!found) found = here;
    }
    return found;
  }

 private:
  bool is(const Token& token, std::string_view word) const { return equal_ignoring_case(document_.text(token), word); }

  std::optional<Announcement> announced(std::span<const Token> tokens, std::size_t at) const {
    if (!tokens[at].is_wordlike()) return std::nullopt;
    const auto count = small_number(document_.text(tokens[at]));
    if (!count || *count < 2 || *count > 50 || is_loose(tokens, at)) return std::nullopt;
    const auto noun = counted_noun(tokens, at);
    if (!noun) return std::nullopt;
    return Announcement{*count, join(tokens[at].span, tokens[*noun].span)};
  }

  bool is_loose(std::span<const Token> tokens, std::size_t at) const {
    if (at == 0) return false;
    const Token& before = tokens[at - 1];
    if (before.kind == TokenKind::punctuation) return document_.text(before) != ":" && document_.text(before) != ",";
    if (before.kind != TokenKind::word || one_of(document_.text(before), loosening)) return true;
    return at > 1 && is(tokens[at - 2], "of");  // "two of the five reasons"
  }

  // "5 developments", "five key things", "Top 5 bridges", "the following three boats".
  std::optional<std::size_t> counted_noun(std::span<const Token> tokens, std::size_t at) const {
    const bool any =
        at > 0 && (is(tokens[at - 1], "top") || is(tokens[at - 1], "following") || is(tokens[at - 1], "these"));
    for (std::size_t noun = at + 1; noun < tokens.size() && noun <= at + 3; ++noun) {
      const Token& token = tokens[noun];
      if (token.kind != TokenKind::word || one_of(document_.text(token), joining)) return std::nullopt;
      if (one_of(document_.text(token), counted)) return noun;
      if (any && document_.text(token).ends_with('s') && token.span.size() > 3) return noun;
    }
    return std::nullopt;
  }

  const Document& document_;
};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), announcements_(document_) {}

  void run() {
    lists_ = context_.analysis(find_lists);
    for (std::size_t at = 0; at < lists_.size(); ++at) check(at);
    check_headings();
  }

 private:
  std::span<const Token> tokens(const Block& block) const { return document_.tokens(block); }

  void check(std::size_t at) {
    const List& list = lists_[at];
    const std::uint32_t first = list.items.front();
    const Block& item = document_.blocks()[first];
    if (first == 0 || list.items.size() < 2 || item.item != no_index || has_extra(list)) return;
    const Block& before = document_.blocks()[first - 1];
    if (before.kind == BlockKind::heading) {
      if (!is_chapter(before)) compare(announcements_.find(tokens(before)), at, true);
      return;
    }
    if (before.kind != BlockKind::paragraph || before.sentences.size() == 0) return;
    if (document_.prose()[before.span.end - 1] == ':') {
      const auto announced = announcements_.find(document_.tokens(document_.sentences(before).back()));
      if (announced) return compare(announced, at, false);
    }
    const bool introduces = first >= 2 && document_.blocks()[first - 2].kind == BlockKind::heading;
    if (introduces && !announcements_.find(tokens(before)))
      compare(announcements_.find(tokens(document_.blocks()[first - 2])), at, true);
  }

  // "3 Principles of Lamps", between "2 …" and "4 …": the number is the chapter's.
  bool is_chapter(const Block& heading) const {
    const auto number = [&](const Block& block) -> std::optional<int> {
      const auto words = tokens(block);
      if (block.kind != BlockKind::heading || words.empty() || words[0].kind != TokenKind::number) return std::nullopt;
      return small_number(document_.text(words[0]));
    };
    const auto own = number(heading);
    return own && std::ranges::any_of(document_.blocks(), [&](const Block& block) {
             const auto other = number(block);
             return other && (*other == *own + 1 || *other == *own - 1);
           });
  }

  // "Bonus: …" is over and above what was announced.
  bool has_extra(const List& list) const {
    const auto last = tokens(document_.blocks()[list.items.back()]);
    return !last.empty() && equal_ignoring_case(document_.text(last[0]), "bonus");
  }

  void compare(const std::optional<Announcement>& announced, std::size_t at, bool under_heading) {
    const auto count = lists_[at].items.size();
    if (!announced || static_cast<std::size_t>(announced->count) == count) return;
    if (under_heading && shares_heading(at)) return;
    const auto number = item_number(document_.blocks()[lists_[at].items.front()].number);
    if (number && number->value > 1) return;  // goes on from another list
    report(*announced, count, item_place(document_, document_.blocks()[lists_[at].items.front()]));
  }

  bool shares_heading(std::size_t at) const {
    const auto heading = [&](std::size_t list) { return document_.blocks()[lists_[list].items.front()].heading; };
    const auto is_inside = [&](std::size_t list) {
      return document_.blocks()[lists_[list].items.front()].item != no_index;
    };
    for (std::size_t next = at + 1; next < lists_.size() && heading(next) == heading(at); ++next) {
      if (!is_inside(next)) return true;
    }
    return at > 0 && heading(at - 1) == heading(at);
  }

  // A title over numbered headings.
  void check_headings() {
    const auto blocks = document_.blocks();
    if (blocks.empty() || blocks[0].kind != BlockKind::heading) return;
    const auto announced = announcements_.find(tokens(blocks[0]));
    if (!announced) return;
    std::size_t count = 0;
    const Block* first = nullptr;
    for (const Block& block : blocks.subspan(1)) {
      if (block.kind != BlockKind::heading || !is_numbered(block)) continue;
      if (first != nullptr && block.level != first->level) return;
      if (first == nullptr) first = &block;
      ++count;
    }
    if (count < 3 || static_cast<std::size_t>(announced->count) == count) return;
    report(*announced, count, document_.source_span(document_.tokens(*first)[0].span));
  }

  bool is_numbered(const Block& block) const {
    const auto words = tokens(block);
    if (words.size() < 3 || words[0].kind != TokenKind::number || words[0].span.size() > 2) return false;
    const std::string_view mark = document_.text(words[1]);
    return (mark == "." || mark == ")" || mark == ":") && words[1].span.begin == words[0].span.end;
  }

  void report(const Announcement& announced, std::size_t count, Span list) {
    Diagnostic& diagnostic =
        context_.report(announced.span, "“" + std::string{document_.text(announced.span)} + "” are announced, and " +
                                            std::to_string(count) + " are listed");
    context_.relate_source(diagnostic, list, "the list begins here");
  }

  RuleContext& context_;
  const Document& document_;
  Announcements announcements_;
  std::vector<List> lists_;
};

class ListCountMismatch final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition list_count_mismatch{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ListCountMismatch>(); },
};

}  // namespace rules
