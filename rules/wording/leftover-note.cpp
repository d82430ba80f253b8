#include <algorithm>
#include <array>
#include <utility>

#include "linter/match/pattern_set.h"
#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
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
      {R"(\[(?:check|tk|to confirm|query|ed(?:itor)?:|note to)(?: [^\]\n]{0,60})?\??\])", true},
      {R"(\((?:CQ|\?\?+)\))"},
      {R"(\bxx+ (?:per ?cent|people|million|percent)\b)", true},
  };
}

constexpr std::size_t filler_pattern = 2;  // its index above

// A look at each word and bracket, as next to no text has a note in it.
bool may_hold_note(const Document& document) {
  constexpr std::array beginnings = {"tk"sv, "xx"sv, "todo"sv, "fixme"sv, "tbc"sv, "tbd"sv, "lorem"sv};
  const auto begins = [](std::string_view word, std::string_view with) {
    return word.size() >= with.size() && equal_ignoring_case(word.substr(0, with.size()), with);
  };
  for (const std::uint32_t first : document.words().firsts()) {
    const std::string_view word = document.text(document.tokens()[first]);
    const char letter = to_ascii_lower(word[0]);
    if (letter != 't' && letter != 'x' && letter != 'f' && letter != 'l') continue;
    if (std::ranges::any_of(beginnings, [&](std::string_view with) { return begins(word, with); })) return true;
  }
  const std::string_view prose = document.prose();
  return std::ranges::any_of(document.marks(), [&](std::uint32_t mark) {
    const Offset at = document.tokens()[mark].span.begin;
    return prose[at] == '[' ||
           (prose[at] == '(' && (prose.substr(at + 1, 2) == "CQ" || prose.substr(at + 1, 1) == "?"));
  });
}

class LeftoverNote final : public Rule {
 public:
  LeftoverNote() : notes_(notes()) {}

  void check(RuleContext& context) const override {
    const Document& document = context.document();
    if (!may_hold_note(document)) return;
    std::vector<PatternMatch> matches;
    bool filler = false;
    for (const Block& block : document.blocks()) {
      if (block.kind == BlockKind::code) continue;
      matches.clear();
      notes_.find(document.prose(), block.span, matches);
      report(context, block, matches, filler);
    }
  }

 private:
  // Filler is said once: where it is first, the piece isn't written yet.
  static void report(RuleContext& context, const Block& block, std::span<const PatternMatch> matches, bool& filler) {
    Offset reported = block.span.begin;
    for (const PatternMatch& match : matches) {
      TextSpan span = match.span;
      while (context.document().text(span).ends_with(' ')) --span.end;
      if (span.begin < reported || !stands_alone(context.document(), block, span)) continue;
      reported = span.end;
      if (match.pattern == filler_pattern && std::exchange(filler, true)) continue;
      context.report(span, "“" + std::string{context.document().text(span)} +
                               "” looks like a note to the editor, left in the copy");
    }
  }

  // Not in code or an address, and not part of a name ("TK Brassley").
  static bool stands_alone(const Document& document, const Block& block, TextSpan span) {
    const auto tokens = document.tokens(block);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (!tokens[at].span.overlaps(span)) continue;
      if (tokens[at].kind == TokenKind::code || tokens[at].kind == TokenKind::link) return false;
      const bool last = at + 1 == tokens.size() || tokens[at + 1].span.begin >= span.end;
      if (last && document.text(span).starts_with("TK") && is_name(tokens, at + 1)) return false;
    }
    return true;
  }

  static bool is_name(std::span<const Token> tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == TokenKind::word && has(tokens[at].shape, Shape::capitalised);
  }

  PatternSet notes_;
};

}  // namespace

extern constinit const RuleDefinition leftover_note{
    .severity = Severity::error,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<LeftoverNote>(); },
};

}  // namespace rules
