#include <utility>

#include "linter/match/pattern_set.h"
#include "linter/rule/rule.h"

namespace rules {
namespace {

using namespace galley;

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

class LeftoverNote final : public Rule {
 public:
  LeftoverNote() : notes_(notes()) {}

  void check(RuleContext& context) const override {
    const Document& document = context.document();
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
