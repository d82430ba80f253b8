// “Its” for “it’s”, and “it’s” for “its”.
//
// Folding drops the apostrophe, so both are one word to find; which one is meant
// is told by what stands behind: no possessive stands before an article or
// “been”, and no “it is” before “own”. Where a noun decides, it has to be one of a
// list, and a word that can't stand before “it is” has to be in front. Cost: a
// few comparisons for each of the two.
#include <algorithm>
#include <array>
#include <string>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array articles = {"a"sv, "an"sv, "the"sv};
// Nouns that begin with one: "its a cappella choir", "its a priori claims".
constexpr std::array behind_article = {"cappella"sv, "priori"sv, "posteriori"sv, "la"sv, "capella"sv};
// "It’s hard to": adjectives that “to” or “that” goes on with.
constexpr std::array judgements = {"important"sv, "possible"sv,  "impossible"sv, "clear"sv, "hard"sv,     "easy"sv,
                                   "difficult"sv, "necessary"sv, "nice"sv,       "good"sv,  "great"sv,    "true"sv,
                                   "unlikely"sv,  "essential"sv, "crucial"sv,    "vital"sv, "tempting"sv, "obvious"sv};
// What stands before a possessive and not before “it is”.
constexpr std::array leading = {
    "of"sv,         "in"sv,         "on"sv,       "at"sv,      "with"sv,    "from"sv,     "by"sv,      "into"sv,
    "under"sv,      "over"sv,       "during"sv,   "through"sv, "within"sv,  "despite"sv,  "towards"sv, "toward"sv,
    "across"sv,     "against"sv,    "behind"sv,   "for"sv,     "to"sv,      "lost"sv,     "changed"sv, "lose"sv,
    "loses"sv,      "losing"sv,     "made"sv,     "opened"sv,  "closed"sv,  "launched"sv, "reached"sv, "announced"sv,
    "increased"sv,  "reduced"sv,    "improved"sv, "cut"sv,     "raised"sv,  "sold"sv,     "all"sv,     "kept"sv,
    "celebrates"sv, "celebrated"sv, "has"sv,      "had"sv,     "changes"sv, "changing"sv, "opens"sv,   "holds"sv};
constexpr std::array nouns = {
    "way"sv,         "name"sv,         "size"sv,      "history"sv,  "users"sv,       "members"sv,    "value"sv,
    "parts"sv,       "features"sv,     "weight"sv,    "roots"sv,    "people"sv,      "population"sv, "staff"sv,
    "budget"sv,      "customers"sv,    "founder"sv,   "leader"sv,   "president"sv,   "chairman"sv,   "board"sv,
    "shares"sv,      "products"sv,     "services"sv,  "contents"sv, "position"sv,    "influence"sv,  "effects"sv,
    "impact"sv,      "predecessor"sv,  "successor"sv, "doors"sv,    "owner"sv,       "owners"sv,     "debts"sv,
    "peak"sv,        "height"sv,       "heart"sv,     "core"sv,     "kind"sv,        "glory"sv,      "role"sv,
    "employees"sv,   "workers"sv,      "residents"sv, "citizens"sv, "readers"sv,     "mind"sv,       "policy"sv,
    "paw"sv,         "tail"sv,         "wings"sv,     "prices"sv,   "profits"sv,     "sales"sv,      "website"sv,
    "anniversary"sv, "headquarters"sv, "promise"sv,   "promises"sv, "obligations"sv, "borders"sv,    "territory"sv};

class ItsApostrophe final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    for (const std::uint32_t at : document.words().tokens_of(std::array{its_})) {
      const Block& block = document.block_of(at);
      if (block.kind == BlockKind::code || block.kind == BlockKind::comment || at + 1 >= block.tokens.end) continue;
      const std::string_view written = document.text(document.tokens()[at]);
      if (has(document.tokens()[at].shape, Shape::all_upper)) continue;  // ITS, a program
      if (written.size() > 3 ? wants_possessive(document, block, at) : wants_contraction(document, block, at))
        report(context, at);
    }
  }

 private:
  // The word `by` places further on in the block, in small letters, with a space before it; or none.
  static std::string_view word(const Document& document, const Block& block, std::uint32_t at, std::int64_t by) {
    const std::int64_t place = std::int64_t{at} + by;
    if (place < block.tokens.begin || place >= block.tokens.end) return {};
    const Token& token = document.tokens()[static_cast<std::uint32_t>(place)];
    const bool spaced = token.span.begin == block.span.begin || document.prose()[token.span.begin - 1] == ' ' ||
                        document.prose()[token.span.begin - 1] == '\n';
    const bool plain = token.kind == TokenKind::word && (token.shape == Shape::none || by < 0);
    return plain && spaced && !is_joined(document, token) ? document.text(token) : std::string_view{};
  }

  static bool is_joined(const Document& document, const Token& token) {
    return token.span.end < document.prose().size() && document.prose()[token.span.end] == '-';
  }

  static bool wants_contraction(const Document& document, const Block& block, std::uint32_t at) {
    const std::string_view next = word(document, block, at, 1);
    const std::string_view after = word(document, block, at, 2);
    if (one_of(next, articles)) return !after.empty() && !one_of(after, behind_article);
    if (next == "been") return true;
    if (next == "not") return !after.empty() && !after.starts_with("in") && !after.starts_with("un");
    if (next == "going") return after == "to";
    if (next == "worth") return after.ends_with("ing");
    return one_of(next, judgements) && (after == "to" || after == "that");
  }

  static bool wants_possessive(const Document& document, const Block& block, std::uint32_t at) {
    const std::string_view next = word(document, block, at, 1);
    if (next == "own") return true;
    if (!one_of(next, nouns)) return false;
    const std::string_view before = word(document, block, at, -1);
    // "Most of it’s people who …"
    if (before == "of" && one_of(word(document, block, at, -2), quantities)) return false;
    return one_of(before, leading);
  }

  static bool has_curly_apostrophe(const Document& document) {
    return document.prose().find("’") != std::string_view::npos;
  }

  void report(RuleContext& context, std::uint32_t at) const {
    const Document& document = context.document();
    const Token& token = document.tokens()[at];
    if (context.analysis(find_all_quotations).contain(token.span.begin)) return;
    const std::string written{document.text(token)};
    const std::string wanted = written.size() > 3
                                   ? written.substr(0, 2) + "s"
                                   : written.substr(0, 2) + (context.analysis(has_curly_apostrophe) ? "’s" : "'s");
    const std::string next{document.text(document.tokens()[at + 1])};
    Diagnostic& diagnostic = context.report(join(token.span, document.tokens()[at + 1].span),
                                            quoted(written + " " + next) + " should be " + quoted(wanted + " " + next));
    context.replace(diagnostic, token.span, wanted, Safety::unsafe, "Write " + quoted(wanted));
  }

  static constexpr std::array quantities = {"all"sv,  "most"sv, "some"sv, "none"sv, "much"sv, "half"sv,
                                            "part"sv, "rest"sv, "any"sv,  "lots"sv, "lot"sv,  "bit"sv};
  std::uint32_t its_ = folded_hash("its");
};

}  // namespace

extern constinit const RuleDefinition its_apostrophe{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ItsApostrophe>(); },
};

}  // namespace rules
