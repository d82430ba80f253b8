#include <algorithm>
#include <array>

#include "linter/text/utf8.h"
#include "rules/support/places.h"
#include "rules/support/technical.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

class SpaceBeforePunctuation final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    CodeLook look{document};
    std::vector<Place> places;
    std::size_t tight = 0;  // marks as they should be
    for (const char mark : {',', '.'}) {
      for_each_byte(document, mark, [&](const Block& block, Offset at) {
        if (at == block.span.begin || document.prose()[at - 1] != ' ') {
          ++tight;
        } else if (is_slip(document, look, block, at)) {
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
  static bool is_slip(const Document& document, CodeLook& look, const Block& block, Offset at) {
    const std::string_view prose = document.prose();
    const Offset space = space_before(document, at);
    if (space <= block.span.begin || is_opaque(document, at)) return false;
    const bool last = at + 1 >= block.span.end;
    if (!last && prose[at + 1] != ' ' && prose[at + 1] != '\n') return false;
    const Token* const before = token_at(document, space - 1);
    if (before == nullptr || before->span.end != space) return false;
    const bool word = before->is_wordlike() || before->kind == TokenKind::code;
    const std::string_view mark = document.text(*before);
    if (mark == ")" && ends_smiley(prose, space)) return false;
    if (holds_empty_link(document, space, at) || is_pointer(prose, *before)) return false;
    if (before->kind == TokenKind::number && before->span.begin == block.span.begin) return false;  // "2 . The lamp"
    if (!word && mark != ")" && mark != "”" && mark != "\"") return false;
    if (prose[at] == '.' && (is_argument(prose, block, at, space) || are_single_letters(prose, block, space)))
      return false;
    return !is_spaced_out(prose, block, at) && !mark_is_spoken_of(mark) && !look.is_code(block);
  }

  // "see [](xref:lamp)." Whoever sets the page puts the title there.
  static bool holds_empty_link(const Document& document, Offset begin, Offset end) {
    return document.source().slice(document.source_span({begin, end + 1})).find("[](") != std::string_view::npos;
  }

  // "light(struct lamp *lamp , int oil)"
  static bool is_pointer(std::string_view prose, const Token& before) {
    const char mark = before.span.begin > 0 ? prose[before.span.begin - 1] : ' ';
    return mark == '*' || mark == '&';
  }

  // ":-) ."
  static bool ends_smiley(std::string_view prose, Offset end) {
    return end > 1 && (prose[end - 2] == '-' || prose[end - 2] == ':' || prose[end - 2] == ';');
  }

  // "T H E . L A M P"
  static bool are_single_letters(std::string_view prose, const Block& block, Offset end) {
    constexpr Offset letters = 4;  // two of them, each with its space
    if (end < block.span.begin + letters) return false;
    const std::string_view before = prose.substr(end - letters, letters);
    return before[0] == ' ' && is_ascii_letter(before[1]) && before[2] == ' ' && is_ascii_letter(before[3]);
  }

  // "COPY . /boats", "(top . left)", "$wick . $oil", "add the lamps.txt .", "see https://example.com/ .": a stop that a
  // program reads, or that was kept off an address. A sentence would begin behind it.
  static bool is_argument(std::string_view prose, const Block& block, Offset at, Offset space) {
    const std::size_t next = prose.substr(0, block.span.end).find_first_not_of(" \n", std::size_t{at} + 1);
    if (next != prose.npos)
      return !is_ascii_upper(prose[next]) && !is_ascii_digit(prose[next]) &&
             static_cast<unsigned char>(prose[next]) < 0x80;
    const std::string_view before = prose.substr(block.span.begin, space - block.span.begin);
    const std::size_t word = before.find_last_of(" \n") + 1;
    return before.substr(word).find_first_of("./_") != before.npos;
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
