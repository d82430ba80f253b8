#include <array>

#include "linter/document/word_set.h"
#include "rules/support/places.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Words that begin sentences. Behind a point any other word may be the second
// half of a name: "Node.Js", "System.Net". Behind a comma, likewise: "rw,noexec".
constexpr std::array openers = {
    "The"sv,     "He"sv,      "She"sv,   "It"sv,    "They"sv,  "We"sv,    "But"sv,    "And"sv,  "In"sv,    "A"sv,
    "This"sv,    "That"sv,    "There"sv, "These"sv, "When"sv,  "If"sv,    "As"sv,     "At"sv,   "For"sv,   "On"sv,
    "With"sv,    "You"sv,     "His"sv,   "Her"sv,   "Their"sv, "Its"sv,   "Our"sv,    "An"sv,   "After"sv, "Although"sv,
    "Despite"sv, "However"sv, "While"sv, "What"sv,  "Those"sv, "Since"sv, "Some"sv,   "So"sv,   "Then"sv,  "Many"sv,
    "Most"sv,    "Now"sv,     "I"sv,     "My"sv,    "By"sv,    "From"sv,  "Yet"sv,    "Here"sv, "Even"sv,  "Each"sv,
    "Not"sv,     "Last"sv,    "Two"sv,   "Such"sv,  "Which"sv, "Who"sv,   "Because"sv};

class MissingSpaceAfter final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const Block& block : document.blocks()) {
      if (!is_running_text(block)) continue;
      const auto tokens = document.tokens();
      for (const std::uint32_t at : document.marks(block)) {
        if (at == block.tokens.begin || at + 2 >= block.tokens.end) continue;
        if (openers_.contains(tokens[at + 1]) && is_slip(document, tokens, at)) report(context, tokens[at]);
      }
    }
  }

 private:
  // A small word, a mark, a word that begins a sentence, and one that goes on.
  static bool is_slip(const Document& document, std::span<const Token> tokens, std::size_t at) {
    const Token& before = tokens[at - 1];
    const Token& mark = tokens[at];
    const Token& opener = tokens[at + 1];
    if (opener.span.begin != mark.span.end || before.span.end != mark.span.begin) return false;
    if (opener.span.size() > 1 && has(opener.shape, Shape::all_upper)) return false;
    const bool is_plain =
        before.shape == Shape::none || (before.shape == Shape::capitalised && document.text(mark) == ":");
    if (before.kind != TokenKind::word || !is_plain || before.span.size() < 2) return false;
    // "lamp:The Old Quay/oil", in quotation marks: a key and what it stands for.
    const bool is_quoted =
        at > 1 && tokens[at - 2].span.end == before.span.begin && document.text(tokens[at - 2]) == "\"";
    if (is_quoted && document.text(mark) == ":") return false;
    const Token& next = tokens[at + 2];
    return parts(document, tokens, at) && next.kind == TokenKind::word && next.span.begin == opener.span.end + 1 &&
           document.prose()[opener.span.end] == ' ';
  }

  // A stop before a capital, or a comma between words of one sentence.
  static bool parts(const Document& document, std::span<const Token> tokens, std::size_t at) {
    const std::string_view mark = document.text(tokens[at]);
    const bool capital = has(tokens[at + 1].shape, Shape::capitalised);
    if (mark == ",") {
      constexpr Offset fewest_letters = 3;
      return !capital && tokens[at - 1].span.size() >= fewest_letters && tokens[at + 1].span.size() >= 2 &&
             tokens[at - 1].span.begin > 0 && document.prose()[tokens[at - 1].span.begin - 1] == ' ';
    }
    return capital && (mark == "." || mark == "?" || mark == "!" || mark == ":");
  }

  static void report(RuleContext& context, const Token& stop) {
    const std::string mark{context.document().text(stop)};
    Diagnostic& diagnostic = context.report(stop.span, "there is no space after this " + name(mark));
    context.replace(diagnostic, stop.span, mark + " ", Safety::safe, "Add a space");
  }

  static std::string name(std::string_view mark) {
    return mark == ","   ? "comma"
           : mark == ":" ? "colon"
           : mark == "." ? "full stop"
           : mark == "?" ? "question mark"
                         : "exclamation mark";
  }

  WordSet openers_ = WordSet{openers};
};

}  // namespace

extern constinit const RuleDefinition missing_space_after{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<MissingSpaceAfter>(); },
};

}  // namespace rules
