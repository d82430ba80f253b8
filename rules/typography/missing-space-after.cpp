#include <array>

#include "rules/support/places.h"
#include "rules/support/word_set.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Words that begin sentences. Behind a point any other word may be the second
// half of a name: "Node.Js", "System.Net".
constexpr std::array openers = {"The"sv,   "He"sv,       "She"sv,     "It"sv,      "They"sv,  "We"sv,    "But"sv,
                                "And"sv,   "In"sv,       "A"sv,       "This"sv,    "That"sv,  "There"sv, "These"sv,
                                "When"sv,  "If"sv,       "As"sv,      "At"sv,      "For"sv,   "On"sv,    "With"sv,
                                "You"sv,   "His"sv,      "Her"sv,     "Their"sv,   "Its"sv,   "Our"sv,   "An"sv,
                                "After"sv, "Although"sv, "Despite"sv, "However"sv, "While"sv, "What"sv,  "Those"sv,
                                "Since"sv, "Some"sv,     "So"sv,      "Then"sv,    "Many"sv,  "Most"sv,  "Now"sv};

class MissingSpaceAfter final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const Block& block : document.blocks()) {
      if (!is_running_text(block)) continue;
      const auto tokens = document.tokens();
      for (const std::uint32_t at : document.marks(block)) {
        if (at == block.tokens.begin || at + 2 >= block.tokens.end) continue;
        if (is_slip(document, tokens, at) && openers_.contains(tokens[at + 1])) report(context, tokens[at]);
      }
    }
  }

 private:
  // A small word, a stop, a word that begins a sentence, and one that goes on.
  static bool is_slip(const Document& document, std::span<const Token> tokens, std::size_t at) {
    const Token& before = tokens[at - 1];
    const Token& stop = tokens[at];
    const Token& opener = tokens[at + 1];
    if (opener.span.begin != stop.span.end || before.span.end != stop.span.begin ||
        !has(opener.shape, Shape::capitalised))
      return false;
    if (opener.span.size() > 1 && has(opener.shape, Shape::all_upper)) return false;
    if (before.kind != TokenKind::word || before.shape != Shape::none || before.span.size() < 2) return false;
    const std::string_view mark = document.text(stop);
    if (mark != "." && mark != "?" && mark != "!") return false;
    const Token& next = tokens[at + 2];
    return next.kind == TokenKind::word && next.span.begin == opener.span.end + 1 &&
           document.prose()[opener.span.end] == ' ';
  }

  static void report(RuleContext& context, const Token& stop) {
    const std::string mark{context.document().text(stop)};
    Diagnostic& diagnostic = context.report(stop.span, "there is no space after this " + name(mark));
    context.replace(diagnostic, stop.span, mark + " ", Safety::safe, "Add a space");
  }

  static std::string name(std::string_view mark) {
    return mark == "." ? "full stop" : mark == "?" ? "question mark" : "exclamation mark";
  }

  WordSet openers_ = WordSet{openers};
};

}  // namespace

extern constinit const RuleDefinition missing_space_after{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<MissingSpaceAfter>(); },
};

}  // namespace rules
