#include <algorithm>
#include <array>
#include <utility>

#include "linter/document/language.h"
#include "linter/document/word_set.h"
#include "linter/match/pattern_set.h"
#include "linter/rule/rule.h"
#include "rules/support/technical.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// What editors write to themselves and to each other. In capitals where the
// word is an ordinary one in small letters.
std::vector<Pattern> notes() {
  return {
      {R"(\b(?:TK)+\b)"},
      {R"(\b(?:XXX+|TODO|FIXME|TBC|TBD):)"},
      {R"(\blorem ipsum\b)", true},
      {R"(\[(?:(?:check|tk|to confirm|query|nb:|ed(?:itor)?:|note to)(?: [^\]\n]{0,60})?|insert [^\]\n]{1,60})\??\])",
       true},
      {R"(\[(?:quote|name|figure|date|picture|link|caption)s? to (?:come|follow)\])", true},
      {R"(\b(?:NOTE TO SUBS?|NOTE TO EDITORS?|PLEASE CHECK)\b)"},
      {R"(\((?:CQ|\?\?+)\))"},
      {R"(\bxx+ (?:per ?cent|people|million|percent)\b)", true},
  };
}

constexpr std::size_t filler_pattern = 2;   // its index above
constexpr std::size_t longest_filler = 20;  // so many times over "TK" is no filler any more

// The words that a note has, but for those in brackets.
WordSet note_words() {
  WordSet words{std::array{"todo"sv, "fixme"sv, "tbc"sv, "tbd"sv, "lorem"sv}};
  std::string filler;
  for (std::size_t times = 1; times <= longest_filler; ++times) {
    filler += "tk";
    words.add(filler);
    words.add(filler + "s");  // "TK’s"
    words.add(std::string(times + 1, 'x'));
  }
  return words;
}

// The words that a note has in capitals, and any text in small letters.
bool is_shouted(const Document& document, std::uint32_t word) {
  constexpr std::array words = {"SUB"sv, "SUBS"sv, "EDITOR"sv, "EDITORS"sv, "PLEASE"sv};
  const Token& token = document.tokens()[word];
  return has(token.shape, Shape::all_upper) && one_of(document.text(token), words);
}

bool opens_note(std::string_view prose, Offset mark) {
  return prose[mark] == '[' ||
         (prose[mark] == '(' && (prose.substr(mark + 1, 2) == "CQ" || prose.substr(mark + 1, 1) == "?"));
}

class LeftoverNote final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    if (!may_hold_note(document)) return;
    static const PatternSet patterns{notes()};  // made for the first text that needs it, as most runs need it for none
    std::vector<PatternMatch> matches;
    bool filler = false;
    for (const Block& block : document.blocks()) {
      if (block.kind == BlockKind::code) continue;
      matches.clear();
      patterns.find(document.prose(), block.span, matches);
      report(context, block, matches, filler);
    }
  }

 private:
  // A look at each word and bracket, as next to no text has a note in it.
  bool may_hold_note(const Document& document) const {
    return std::ranges::any_of(words_.hashes(), [&](std::uint32_t word) { return document.words().contains(word); }) ||
           std::ranges::any_of(document.capitals(), [&](std::uint32_t word) { return is_shouted(document, word); }) ||
           std::ranges::any_of(document.marks(), [&](std::uint32_t mark) {
             return opens_note(document.prose(), document.tokens()[mark].span.begin);
           });
  }

  // Filler is said once: where it is first, the piece isn't written yet.
  static void report(RuleContext& context, const Block& block, std::span<const PatternMatch> matches, bool& filler) {
    Offset reported = block.span.begin;
    for (const PatternMatch& match : matches) {
      TextSpan span = match.span;
      while (context.document().text(span).ends_with(' ')) --span.end;
      if (span.begin < reported || !stands_alone(context.document(), block, span)) continue;
      reported = span.end;
      if (match.pattern == filler_pattern && std::exchange(filler, true)) continue;
      // "lamp light [QUERY]": what a command takes.
      if (context.document().text(span) == "[QUERY]" && is_technical(context.document())) continue;
      // "TK", a court: only an English sub-editor means more by it.
      if (match.pattern == 0 && !is_english(context.document(), "auto")) continue;
      context.report(span, "“" + std::string{context.document().text(span)} +
                               "” looks like a note to the editor, left in the copy");
    }
  }

  // Not in code or an address, and not part of a name ("TK Brassley").
  static bool stands_alone(const Document& document, const Block& block, TextSpan span) {
    const auto tokens = document.tokens(block);
    const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                            [&](const Token& token) { return token.span.end <= span.begin; });
    for (auto at = static_cast<std::size_t>(first - tokens.begin());
         at < tokens.size() && tokens[at].span.begin < span.end; ++at) {
      if (tokens[at].kind == TokenKind::code || tokens[at].kind == TokenKind::link) return false;
      const bool last = at + 1 == tokens.size() || tokens[at + 1].span.begin >= span.end;
      if (last && document.text(span).starts_with("TK") && is_name(tokens, at + 1)) return false;
    }
    return true;
  }

  static bool is_name(std::span<const Token> tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == TokenKind::word && has(tokens[at].shape, Shape::capitalised);
  }

  WordSet words_ = note_words();
};

}  // namespace

extern constinit const RuleDefinition leftover_note{
    .severity = Severity::error,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<LeftoverNote>(); },
};

}  // namespace rules
