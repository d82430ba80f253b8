#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/technical.h"

namespace rules {
namespace {

using namespace galley;

bool is_prose(const Block& block) { return block.kind != BlockKind::code && block.kind != BlockKind::comment; }

// A block that leaves more open than this is no prose.
constexpr std::size_t most_open = 3;
// More of them in a piece, one in so many tokens, are what it is written in: a program that nothing marks as such.
constexpr std::size_t most_slips = 5;
constexpr std::size_t tokens_to_slip = 1000;
// An aside has ended after this many tokens, if it ends at all.
constexpr std::uint32_t longest_aside = 60;

// An opening bracket that has met no closing one yet.
struct Open {
  std::uint32_t token = 0;
  char mark = '(';
};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), look_(document_) {}

  void run() {
    for (const Block& block : document_.blocks()) {
      if (is_prose(block)) read(block);
    }
    settle();
    if (slips_.size() > std::max(most_slips, document_.tokens().size() / tokens_to_slip)) return;
    for (const Slip& slip : slips_) report(slip);
  }

 private:
  // A closing bracket that pairs with nothing in its block may pair with one
  // that a block before left open.
  void read(const Block& block) {
    open_.clear();
    for (const std::uint32_t at : document_.marks(block)) {
      const Token& token = document_.tokens()[at];
      if (token.span.size() != 1) continue;
      const char mark = document_.prose()[token.span.begin];
      if (mark == '(' || mark == '[') open_.push_back({at, mark});
      if (mark == ')' || mark == ']') close(block, at);
    }
    if (open_.empty() || open_.size() > most_open) return;
    if (look_.is_code(block)) return;
    settle();
    for (const Open& open : open_) {
      if (is_certain(block, open) && !is_cell(block) && !is_cut_off(block, open) && !is_spoken_of(block, open.token))
        waiting_.push_back({open, block.tokens.end});
    }
  }

  void close(const Block& block, std::uint32_t at) {
    if (!open_.empty()) {
      open_.pop_back();
    } else if (!waiting_.empty()) {
      waiting_.pop_back();
    } else if (is_certain_stray(block, at) && !is_cell(block) && !is_spoken_of(block, at) && !look_.is_code(block)) {
      slips_.push_back({.token = at});
    }
  }

  char before(const Token& token) const { return token.span.begin > 0 ? document_.prose()[token.span.begin - 1] : ' '; }

  // Stands at the beginning of a word of prose: no face, no call, no interval.
  bool is_certain(const Block& block, const Open& open) const {
    const Token& token = document_.tokens()[open.token];
    const char left = token.span.begin == block.span.begin ? ' ' : before(token);
    if (left != ' ' && left != '\n' && left != '"') return false;
    if (open.token + 1 >= block.tokens.end) return false;
    const Token& next = document_.tokens()[open.token + 1];
    return next.kind == TokenKind::word && next.span.begin == token.span.end;
  }

  // Stands at the end of a word of prose, and numbers nothing: "a) red, b) blue", "iv)".
  bool is_certain_stray(const Block& block, std::uint32_t at) const {
    if (document_.prose()[document_.tokens()[at].span.begin] != ')' || at == block.tokens.begin) return false;
    const Token& token = document_.tokens()[at];
    const Token& last = document_.tokens()[at - 1];
    if (last.span.end != token.span.begin || last.kind != TokenKind::word || last.span.size() < 5) return false;
    const bool more = at + 1 < block.tokens.end && document_.tokens()[at + 1].span.begin == token.span.end;
    return !more || document_.tokens()[at + 1].kind == TokenKind::punctuation;
  }

  // A cell of a table that is no sentence may be half of a formula.
  bool is_cell(const Block& block) const {
    return block.kind == BlockKind::table_cell && !document_.text(block.span).ends_with('.');
  }

  // "(which also lamps…": a teaser, cut off.
  bool is_cut_off(const Block& block, const Open& open) const {
    const std::string_view rest =
        document_.prose().substr(0, block.span.end).substr(document_.tokens()[open.token].span.end);
    return rest.find("…") != rest.npos || rest.find("...") != rest.npos;
  }

  // Between quotation marks, with a word or two: 'lamp)' is what a program sees.
  bool is_spoken_of(const Block& block, std::uint32_t at) const {
    constexpr std::uint32_t most_words = 2;
    const auto is_mark = [&](std::uint32_t other) {
      const std::string_view mark = document_.text(document_.tokens()[other]);
      return mark == "'" || mark == "\"" || mark == "’" || mark == "‘" || mark == "“" || mark == "”";
    };
    bool before = false;
    bool behind = false;
    for (std::uint32_t step = 1; step <= most_words + 1; ++step) {
      before = before || (at >= block.tokens.begin + step && is_mark(at - step));
      behind = behind || (at + step < block.tokens.end && is_mark(at + step));
    }
    return before && behind;
  }

  struct Waiting {
    Open open;
    std::uint32_t end = 0;  // of its block's tokens
  };

  void settle() {
    for (const Waiting& waiting : waiting_) slips_.push_back({.token = waiting.open.token, .opened = waiting});
    waiting_.clear();
  }

  // In the order in which they are found.
  struct Slip {
    std::uint32_t token = 0;
    std::optional<Waiting> opened;  // none of a closing bracket
  };

  void report(const Slip& slip) {
    if (slip.opened)
      report(*slip.opened);
    else
      context_.report(document_.tokens()[slip.token].span, "this bracket closes one that was never opened");
  }

  void report(const Waiting& waiting) {
    const Token& token = document_.tokens()[waiting.open.token];
    Diagnostic& diagnostic = context_.report(token.span, "this bracket is opened and never closed");
    const char closing = waiting.open.mark == '(' ? ')' : ']';
    if (const auto stop = first_stop(waiting)) {
      context_.replace(diagnostic, *stop, closing + std::string{document_.text(*stop)}, Safety::suggestion,
                       std::string{"Close it with “"} + closing + "” before the full stop");
    }
  }

  // The end of the sentence that the bracket stands in.
  std::optional<TextSpan> first_stop(const Waiting& waiting) const {
    const auto tokens = document_.tokens();
    const std::uint32_t end = std::min(waiting.end, waiting.open.token + longest_aside);
    for (std::uint32_t at = waiting.open.token + 1; at < end; ++at) {
      const bool last = at + 1 == waiting.end || tokens[at + 1].span.begin > tokens[at].span.end;
      if (last && document_.text(tokens[at]) == ".") return tokens[at].span;
    }
    return std::nullopt;
  }

  RuleContext& context_;
  const Document& document_;
  CodeLook look_;
  std::vector<Open> open_;
  std::vector<Waiting> waiting_;
  std::vector<Slip> slips_;
};

class UnclosedBracket final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition unclosed_bracket{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<UnclosedBracket>(); },
};

}  // namespace rules
