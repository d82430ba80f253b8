// "45% said yes, 40% said no and 25% did not know": shares of one whole that
// come to more than all of it. Shares may overlap ("60% have a cat and 55% a
// dog"), so the sentence must name the whole and have answers that shut each
// other out. What compares or changes is no such sum, nor is a share that
// another includes.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/numbers.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array wholes = {"polled"sv, "surveyed"sv, "respondents"sv, "voters"sv,    "votes"sv,   "vote"sv,
                               "asked"sv,  "answered"sv, "electorate"sv,  "residents"sv, "members"sv, "participants"sv,
                               "people"sv, "students"sv, "households"sv,  "pupils"sv};
constexpr std::array excluding = {"no"sv,        "against"sv,   "opposed"sv,     "oppose"sv,      "disagreed"sv,
                                  "disagree"sv,  "undecided"sv, "unsure"sv,      "know"sv,        "rest"sv,
                                  "remaining"sv, "neither"sv,   "abstained"sv,   "disapproved"sv, "disapprove"sv,
                                  "remainder"sv, "rejected"sv,  "undetermined"sv};
constexpr std::array loosening = {
    "also"sv,    "both"sv,   "than"sv,     "from"sv,      "compared"sv,     "up"sv,       "down"sv,
    "rose"sv,    "fell"sv,   "multiple"sv, "each"sv,      "respectively"sv, "whereas"sv,  "while"sv,
    "earlier"sv, "ago"sv,    "last"sv,     "increase"sv,  "increased"sv,    "to"sv,       "among"sv,
    "another"sv, "margin"sv, "turnout"sv,  "including"sv, "includes"sv,     "included"sv, "whom"sv};
constexpr std::array percent_words = {"percent"sv, "cent"sv};

struct Share {
  double value = 0;
  TextSpan span;
};

class Reader {
 public:
  Reader(RuleContext& context, const WordSet& percents)
      : context_(context), document_(context.document()), percents_(percents), own_(context) {}

  void run() {
    if (document_.figures().size() < 2 || !has_percents()) return;
    for (const Sentence& sentence : document_.sentences()) {
      const std::vector<Share> shares = find_shares(sentence);
      if (shares.size() >= 2 && exceed(shares) && is_one_whole(sentence)) report(shares);
    }
  }

 private:
  // Of most texts this says that they have no shares at all.
  bool has_percents() const {
    return document_.prose().find('%') != std::string_view::npos ||
           std::ranges::any_of(percents_.hashes(),
                               [&](std::uint32_t word) { return document_.words().contains(word); });
  }

  std::vector<Share> find_shares(const Sentence& sentence) {
    std::vector<Share> shares;
    for (std::uint32_t at = sentence.tokens.begin + 1; at < sentence.tokens.end; ++at) {
      const Token& token = document_.tokens()[at];
      const bool sign = token.kind == TokenKind::symbol && document_.text(token) == "%";
      if (!sign && !(token.kind == TokenKind::word && percents_.contains(token))) continue;
      const bool two = !sign && equal_ignoring_case(document_.text(token), "cent");
      const auto number = number_before(document_, two ? at - 1 : at);
      if (!number || number->ordinal || !own_.contain(at)) continue;
      shares.push_back({number->value, join(document_.tokens()[number->tokens.begin].span, token.span)});
    }
    return shares;
  }

  // More than rounding makes of a hundred.
  static bool exceed(const std::vector<Share>& shares) {
    double sum = 0;
    for (const Share& share : shares) {
      if (share.value >= 100 || share.value <= 0) return false;
      sum += share.value;
    }
    return sum > 100.5 + 0.5 * static_cast<double>(shares.size());
  }

  bool is_one_whole(const Sentence& sentence) const {
    bool whole = equal_ignoring_case(document_.text(document_.tokens(sentence).front()), "of");
    bool excludes = false;
    for (const Token& token : document_.tokens(sentence)) {
      if (token.kind != TokenKind::word) continue;
      const std::string_view word = document_.text(token);
      if (one_of(word, loosening)) return false;
      whole = whole || one_of(word, wholes);
      excludes = excludes || one_of(word, excluding);
    }
    return whole && excludes;
  }

  void report(const std::vector<Share>& shares) {
    std::string sum;
    double total = 0;
    for (const Share& share : shares) {
      sum += (sum.empty() ? "" : " + ") + shortened(share.value);
      total += share.value;
    }
    Diagnostic& diagnostic = context_.report(
        shares.back().span, "the shares come to more than the whole: " + sum + " = " + shortened(total) + "%");
    for (std::size_t at = 0; at + 1 < shares.size(); ++at) context_.relate(diagnostic, shares[at].span, "one share");
  }

  // Without the zeros that std::to_string() puts behind the point.
  static std::string shortened(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
  }

  RuleContext& context_;
  const Document& document_;
  const WordSet& percents_;
  OwnWords own_;
};

class PartsExceedWhole final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context, percents_}.run(); }

 private:
  WordSet percents_{percent_words};
};

}  // namespace

extern constinit const RuleDefinition parts_exceed_whole{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<PartsExceedWhole>(); },
};

}  // namespace rules
