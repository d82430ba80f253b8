#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/attribution.h"
#include "rules/support/quotations.h"
#include "rules/support/technical.h"

namespace rules {
namespace {

using namespace galley;

// A block that leaves more open than this is no prose.
constexpr std::ptrdiff_t most_open = 3;

bool is_prose(const Block& block) { return block.kind != BlockKind::code && block.kind != BlockKind::comment; }

// Reads the blocks in order. A quotation left open may go on in the paragraphs
// that follow, so its report waits for the next block that has a mark.
class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()) {}

  void run() {
    const auto quotations = context_.analysis(find_all_quotations).blocks();
    for (std::size_t at = 0; at < quotations.size(); ++at) {
      const Block& block = document_.blocks()[at];
      if (is_prose(block)) read(block, quotations[at]);
    }
    settle();
  }

 private:
  struct Waiting {
    Quotation quotation;
    std::optional<std::uint32_t> attribution;
    std::optional<TextSpan> again;  // where it is opened a second time
  };

  void read(const Block& block, const Quotations& found) {
    if (!found.all.empty() || !found.strays.empty()) {
      resume(block, found);
      const bool is_code = has_open(found) && looks_like_code(document_, block);
      const auto open = std::count_if(found.all.begin(), found.all.end(),
                                      [](const Quotation& quotation) { return !quotation.closed; });
      for (std::size_t at = 0; !is_code && open <= most_open && at < found.all.size(); ++at) {
        if (!found.all[at].closed) consider(std::span{found.all}.subspan(at));
      }
    }
    just_left_open_ = !waiting_.empty() && waiting_.back().quotation.closing.end == block.span.end;
  }

  static bool has_open(const Quotations& found) {
    return std::ranges::any_of(found.all, [](const Quotation& quotation) { return !quotation.closed; });
  }

  // What does this block say about a quotation that is still open?
  void resume(const Block& block, const Quotations& found) {
    const bool opens_first =
        !found.all.empty() && (found.strays.empty() || found.all[0].opening.begin < found.strays[0].begin);
    if (waiting_.empty()) {
      report_strays(block, found.strays);
      return;
    }
    Waiting& last = waiting_.back();
    const bool goes_on = just_left_open_ && opens_first && found.all[0].opening.begin == block.span.begin &&
                         may_go_on_as(last.quotation.mark, found.all[0].mark) && !last.attribution;
    if (!goes_on && opens_first && may_close_later(last, found)) return;
    if (goes_on || !opens_first) waiting_.pop_back();
    settle();
  }

  // One speaker over several paragraphs: marks that tell an end from a beginning close it further on, and what is
  // quoted between is closed.
  static bool may_close_later(const Waiting& waiting, const Quotations& found) {
    return !is_straight(waiting.quotation.mark) && !waiting.attribution && found.strays.empty() && !has_open(found);
  }

  // A piece may mix curly marks with straight ones.
  static bool may_go_on_as(QuoteMark open, QuoteMark again) {
    const auto is_double = [](QuoteMark mark) {
      return mark == QuoteMark::curly_double || mark == QuoteMark::straight_double;
    };
    return open == again || (is_double(open) && is_double(again));
  }

  // `found` begins with the quotation in question.
  void consider(std::span<const Quotation> found) {
    const Quotation& quotation = found[0];
    if (quotation.mark == QuoteMark::guillemet || quotation.mark == QuoteMark::single_guillemet) return;
    const auto attribution = find_attribution(document_, quotation.tokens);
    if (is_single(quotation.mark) && !attribution) return;
    if (is_straight(quotation.mark) && (closes_in_code(quotation) || is_spoken_of(quotation))) return;
    Waiting waiting{.quotation = quotation, .attribution = attribution, .again = {}};
    const bool reopened =
        found.size() > 1 && found[1].mark == quotation.mark && found[1].opening.begin < quotation.closing.end;
    if (reopened && !attribution) waiting.again = found[1].opening;
    waiting_.push_back(waiting);
  }

  // '"', the mark itself.
  bool is_spoken_of(const Quotation& quotation) const {
    const std::string_view prose = document_.prose();
    const Offset at = quotation.opening.begin;
    return at > 0 && at + 1 < prose.size() && prose[at - 1] == '\'' && prose[at + 1] == '\'';
  }

  // A mark in what was set as code: `"a `b"` with the backtick misplaced.
  bool closes_in_code(const Quotation& quotation) const {
    for (std::uint32_t at = quotation.tokens.begin; at < quotation.tokens.end; ++at) {
      const Token& token = document_.tokens()[at];
      if (token.kind == TokenKind::code && document_.text(token).find('"') != std::string_view::npos) return true;
    }
    return false;
  }

  void settle() {
    for (const Waiting& waiting : waiting_) report(waiting);
    waiting_.clear();
  }

  void report(const Waiting& waiting) {
    Diagnostic& diagnostic =
        context_.report(waiting.quotation.opening, waiting.again ? "this quotation is opened again before it is closed"
                                                                 : "this quotation is opened and never closed");
    if (waiting.again) context_.relate(diagnostic, *waiting.again, "opened again here");
    if (!waiting.attribution) return;
    const Token& before = document_.tokens()[*waiting.attribution - 1];
    const std::string mark{closing_mark(waiting.quotation.mark)};
    context_.replace(diagnostic, before.span, std::string{document_.text(before)} + mark, Safety::unsafe,
                     "Close it before “" + std::string{document_.text(document_.tokens()[*waiting.attribution])} + "”");
  }

  // Two of them, and the second has its speaker behind it: one quotation that
  // was opened with a closing mark.
  void report_strays(const Block& block, std::span<const TextSpan> strays) {
    for (std::size_t at = 0; at < strays.size(); ++at) {
      if (at + 1 == strays.size() || !is_followed_by_attribution(block, strays[at + 1])) {
        report_stray(strays[at]);
        continue;
      }
      Diagnostic& diagnostic =
          context_.report(strays[at], "this quotation opens with " + std::string{document_.text(strays[at])});
      context_.relate(diagnostic, strays[++at], "closed here");
    }
  }

  bool is_followed_by_attribution(const Block& block, TextSpan mark) const {
    const auto tokens = document_.tokens(block);
    const auto after = std::partition_point(tokens.begin(), tokens.end(),
                                            [&](const Token& token) { return token.span.begin < mark.end; });
    const auto at = block.tokens.begin + static_cast<std::uint32_t>(after - tokens.begin());
    return begins_attribution(document_, at, block.tokens.end);
  }

  // Straight marks and marks after figures may be inches.
  void report_stray(TextSpan stray) {
    if (document_.text(stray).size() == 1 || stray.begin == 0 || is_ascii_digit(document_.prose()[stray.begin - 1]))
      return;
    const char before = document_.prose()[stray.begin - 1];
    if (before == '"' || before == '\'') return;  // “"”, the mark itself
    context_.report(stray, "this mark closes a quotation that was never opened");
  }

  RuleContext& context_;
  const Document& document_;
  std::vector<Waiting> waiting_;
  bool just_left_open_ = false;
};

class UnclosedQuote final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition unclosed_quote{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<UnclosedQuote>(); },
};

}  // namespace rules
