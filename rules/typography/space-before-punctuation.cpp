#include <algorithm>
#include <array>

#include "rules/support/places.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

class SpaceBeforePunctuation final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<Place> places;
    std::size_t tight = 0;  // marks as they should be
    for (const char mark : {',', '.'}) {
      for_each_byte(document, mark, [&](const Block& block, Offset at) {
        if (at == block.span.begin || document.prose()[at - 1] != ' ') {
          ++tight;
        } else if (is_slip(document, block, at)) {
          places.push_back({.span = {space_before(document, at), at}, .instead = ""});
        }
      });
    }
    if (places.size() > 2 && places.size() * 4 > tight) return;
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.span < b.span; });
    if (places.size() > most_apart) return report_together(context, places);
    for (const Place& place : places) report(context, place);
  }

 private:
  // More of them in a piece have one cause, and are said at once.
  static constexpr std::size_t most_apart = 5;

  static Offset space_before(const Document& document, Offset at) {
    while (at > 0 && document.prose()[at - 1] == ' ') --at;
    return at;
  }

  // A mark that ends a word: letters or a closing mark before the space, and
  // white space behind it. ".5", ".NET", ". . ." and a mark alone are none.
  static bool is_slip(const Document& document, const Block& block, Offset at) {
    const std::string_view prose = document.prose();
    const Offset space = space_before(document, at);
    if (space <= block.span.begin || is_opaque(document, at)) return false;
    const bool last = at + 1 >= block.span.end;
    if (!last && prose[at + 1] != ' ' && prose[at + 1] != '\n') return false;
    const Token* const before = token_at(document, space - 1);
    if (before == nullptr || before->span.end != space) return false;
    const bool word = before->is_wordlike() || before->kind == TokenKind::code || before->kind == TokenKind::link;
    const std::string_view mark = document.text(*before);
    if (!word && mark != ")" && mark != "”" && mark != "\"") return false;
    return !is_spaced_out(prose, block, at) && !mark_is_spoken_of(mark);
  }

  // "a file name with . in it", "commas and ."
  static bool mark_is_spoken_of(std::string_view word_before) {
    constexpr std::array words = {"and"sv, "or"sv, "with"sv, "a"sv, "the"sv, "of"sv, "use"sv, "uses"sv, "by"sv};
    return one_of(word_before, words);
  }

  // ". . ." and ", , ,"
  static bool is_spaced_out(std::string_view prose, const Block& block, Offset at) {
    const auto same = [&](std::size_t other) { return other < block.span.end && prose[other] == prose[at]; };
    return same(std::size_t{at} + 2) || (at >= block.span.begin + 2 && same(std::size_t{at} - 2));
  }

  static void report(RuleContext& context, const Place& place) {
    const char mark = context.document().prose()[place.span.end];
    const std::string name = mark == ',' ? "this comma" : "this full stop";
    Diagnostic& diagnostic = context.report({place.span.begin, place.span.end + 1}, "a space stands before " + name);
    context.replace(diagnostic, place.span, "", Safety::safe, "Delete the space");
  }

  static void report_together(RuleContext& context, std::span<const Place> places) {
    report_places(context, places, "a space stands before a comma or full stop", Safety::safe, "Delete the spaces");
  }
};

}  // namespace

extern constinit const RuleDefinition space_before_punctuation{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<SpaceBeforePunctuation>(); },
};

}  // namespace rules
