#include <algorithm>
#include <string>
#include <vector>

#include "linter/document/language.h"
#include "linter/rule/rule.h"
#include "rules/support/attribution.h"
#include "rules/support/quotations.h"
#include "rules/support/surroundings.h"

namespace rules {
namespace {

using namespace galley;

// Headings have a style of their own; block quotations and teasers, which are
// nothing but a link, are other people's.
bool is_running_text(const Block& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item || block.kind == BlockKind::caption ||
         block.kind == BlockKind::footnote;
}

bool is_pair(const Quotation& quotation) { return quotation.closed && !quotation.mismatched; }

struct Use {
  Quotation quotation;
  bool speech = false;    // a whole utterance, with its speaker beside it
  bool reported = false;  // that, or words that somebody is said to have used
};

// More than this, and the piece has two writers, not a slip.
constexpr std::size_t most_odd = 3;

// What a style's marks look like, for messages.
std::string marks(QuoteMark mark) { return std::string{opening_mark(mark)} + "…" + std::string{closing_mark(mark)}; }

class Reader {
 public:
  Reader(RuleContext& context, std::size_t least) : context_(context), document_(context.document()), least_(least) {}

  void run() {
    const auto quotations = context_.analysis(find_all_quotations).blocks();
    for (std::size_t at = 0; at < quotations.size(); ++at) {
      const Block& block = document_.blocks()[at];
      if (is_running_text(block) && !is_link(document_, block)) collect(block, quotations[at]);
    }
    report_mismatched();
    if (!report_odd(&Use::speech, &Use::speech, 2, 1)) report_odd(&Use::reported, nullptr, least_, 4);
    report_straight();
  }

 private:
  void collect(const Block& block, const Quotations& quotations) {
    for (const Quotation& quotation : quotations.all) {
      if (quotation.mark == QuoteMark::guillemet || quotation.mark == QuoteMark::single_guillemet) continue;
      // LAMP="lit", as a program has it.
      if (quotation.opening.begin > 0 && document_.prose()[quotation.opening.begin - 1] == '=') continue;
      const bool is_empty = quotation.inside().size() == 0;  // “"”, the mark itself
      if (quotation.closed && quotation.mismatched && !is_empty) mismatched_.push_back(quotation);
      const bool speech = is_speech(block, quotation);
      uses_.push_back({.quotation = quotation, .speech = speech, .reported = speech || is_reported(block, quotation)});
    }
  }

  // "`lamp`": as a program has it.
  bool is_code(const Quotation& quotation) const {
    return std::ranges::all_of(document_.tokens().subspan(quotation.tokens.begin, quotation.tokens.size()),
                               [](const Token& token) { return token.kind == TokenKind::code; });
  }

  // “We stay,” she said. And where the closing mark is forgotten: “We stay, she said.
  bool is_speech(const Block& block, const Quotation& quotation) const {
    if (quotation.depth > 0 || quotation.tokens.size() < 2) return false;
    if (!quotation.closed)
      return !is_single(quotation.mark) && find_attribution(document_, quotation.tokens).has_value();
    const std::string_view last = document_.text(document_.tokens()[quotation.tokens.end - 1]);
    if (last != "," && last != "?" && last != "!") return false;
    return begins_attribution(document_, quotation.tokens.end + 1, block.tokens.end);
  }

  // She said that it was “late”. Terms and words held at arm's length have no
  // such verb in front, and may have marks of their own.
  bool is_reported(const Block& block, const Quotation& quotation) const {
    for (std::uint32_t at = quotation.tokens.begin - 1; at > block.tokens.begin; --at) {
      const Token& token = document_.tokens()[at - 1];
      if (token.kind == TokenKind::punctuation && document_.text(token) == ".") return false;
      if (quotation.tokens.begin - at > 24) return false;
      if (is_reporting(token)) return true;
    }
    return false;
  }

  // ”Lyhty palaa”, as Finnish and Swedish have it.
  bool is_nordic(const Quotation& quotation) const {
    const std::string_view opening = document_.text(quotation.opening);
    return (opening == "”" || opening == "’") && document_.text(quotation.closing) == opening;
  }

  // Unlike marks at the two ends, unless the whole document is written so.
  void report_mismatched() {
    const auto nordic = [&](const Quotation& one) { return is_nordic(one); };
    if (std::ranges::any_of(mismatched_, nordic) && !is_english(document_, "auto")) std::erase_if(mismatched_, nordic);
    if (2 * mismatched_.size() > uses_.size() && mismatched_.size() > 2) return;
    for (const Quotation& quotation : mismatched_) report_ends(quotation);
  }

  // Points at the end that is wrong in itself, else at the second.
  void report_ends(const Quotation& quotation) {
    const std::string opening{document_.text(quotation.opening)};
    const std::string closing{document_.text(quotation.closing)};
    const bool opening_is_wrong = opening == closing_mark(quotation.mark) && !is_straight(quotation.mark);
    const TextSpan wrong = opening_is_wrong ? quotation.opening : quotation.closing;
    const TextSpan other = opening_is_wrong ? quotation.closing : quotation.opening;
    Diagnostic& diagnostic =
        context_.report(wrong, "this quotation opens with " + opening + " and closes with " + closing);
    context_.relate(diagnostic, other, opening_is_wrong ? "closed here" : "opened here");
    const std::string wanted{opening_is_wrong ? opening_mark(quotation.mark) : closing_mark(quotation.mark)};
    context_.replace(diagnostic, wrong, wanted, Safety::unsafe, "Write " + wanted);
  }

  // Reports the outer quotations in single marks where the rest is double, or
  // the other way round: those that are `odd_if`, at most one for each `share`
  // of the rest, of which there are `least`. True if something was reported.
  bool report_odd(bool Use::*odd_if, bool Use::*counts, std::size_t least, std::size_t share) {
    std::vector<const Use*> sides[2];
    for (const Use& use : uses_) {
      const bool counted =
          use.quotation.depth == 0 && (is_pair(use.quotation) || use.speech) && (counts == nullptr || use.*counts);
      if (counted) sides[is_single(use.quotation.mark)].push_back(&use);
    }
    const bool singles_are_odd = sides[1].size() < sides[0].size();
    const auto& odd = sides[singles_are_odd];
    const auto& rest = sides[!singles_are_odd];
    if (odd.empty() || rest.size() < least || share * odd.size() > rest.size() || odd.size() == rest.size())
      return false;
    for (const Use* use : odd) {
      if (use->*odd_if && !is_code(use->quotation)) report(*use, *rest.front(), rest.size());
    }
    return true;
  }

  void report(const Use& use, const Use& other, std::size_t others) {
    const Quotation& quotation = use.quotation;
    if (!quotation.closed) return;
    const QuoteMark wanted = other.quotation.mark;
    const std::string count = others == 1 ? "another is" : "the other " + std::to_string(others) + " are";
    Diagnostic& diagnostic = context_.report(
        quotation.span(), std::string{"this quotation is in "} + (is_single(quotation.mark) ? "single" : "double") +
                              " marks; " + count + (is_single(wanted) ? " in single ones" : " in double ones"));
    context_.relate(diagnostic, other.quotation.span(), "as here");
    offer(diagnostic, quotation, wanted);
  }

  // Other marks at both ends, if nothing inside has them.
  void offer(Diagnostic& diagnostic, const Quotation& quotation, QuoteMark wanted) const {
    const std::string_view inside = document_.text(quotation.inside());
    if (inside.find(opening_mark(wanted)) != std::string_view::npos) return;
    if (!document_.editable(quotation.opening) || !document_.editable(quotation.closing)) return;
    Fix fix{.title = "Write " + marks(wanted), .safety = Safety::unsafe, .edits = {}};
    fix.edits.push_back({.file = diagnostic.file,
                         .span = document_.source_span(quotation.opening),
                         .replacement = std::string{opening_mark(wanted)}});
    fix.edits.push_back({.file = diagnostic.file,
                         .span = document_.source_span(quotation.closing),
                         .replacement = std::string{closing_mark(wanted)}});
    diagnostic.fixes.push_back(std::move(fix));
  }

  // Straight marks in a text of curly ones, or the other way round.
  void report_straight() {
    std::vector<const Quotation*> sides[2];
    for (const Use& use : uses_) {
      const QuoteMark mark = use.quotation.mark;
      if (is_pair(use.quotation) && (mark == QuoteMark::curly_double || mark == QuoteMark::straight_double))
        sides[is_straight(mark)].push_back(&use.quotation);
    }
    const bool straight_is_odd = sides[1].size() < sides[0].size();
    const auto& odd = sides[straight_is_odd];
    const auto& rest = sides[!straight_is_odd];
    if (odd.empty() || rest.size() < least_ || odd.size() > most_odd || 5 * odd.size() > rest.size()) return;
    for (const Quotation* quotation : odd) {
      if (is_code(*quotation)) continue;
      Diagnostic& diagnostic = context_.report(
          quotation->span(), std::string{"this quotation has "} + (straight_is_odd ? "straight" : "curly") +
                                 " marks; the other " + std::to_string(rest.size()) + " are " +
                                 (straight_is_odd ? "curly" : "straight"));
      context_.relate(diagnostic, rest.front()->span(), "as here");
      offer(diagnostic, *quotation, rest.front()->mark);
    }
  }

  RuleContext& context_;
  const Document& document_;
  std::size_t least_;
  std::vector<Use> uses_;
  std::vector<Quotation> mismatched_;
};

class MixedQuoteStyle final : public Rule {
 public:
  explicit MixedQuoteStyle(std::size_t least) : least_(least) {}
  void check(RuleContext& context) const override { Reader{context, least_}.run(); }

 private:
  std::size_t least_;
};

constexpr OptionDefinition options[] = {
    {.name = "min-majority",
     .fallback = std::int64_t{4},
     .summary = "how many quotations in the usual marks make an other one odd"},
};

}  // namespace

extern constinit const RuleDefinition mixed_quote_style{
    .severity = Severity::warning,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<MixedQuoteStyle>(
          static_cast<std::size_t>(std::max<std::int64_t>(chosen.integer("min-majority"), 1)));
    },
};

}  // namespace rules
