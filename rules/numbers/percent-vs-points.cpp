#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "linter/rule/rule.h"
#include "rules/support/numbers.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

struct Share {
  double value = 0;
  IndexRange tokens;
};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), own_(context) {}

  void run() {
    std::optional<Share> from;
    std::optional<Share> to;
    std::uint32_t past = 0;
    for (const std::uint32_t at : document_.figures()) {
      const auto share = at < past ? std::nullopt : read(at);
      if (!share) continue;
      past = share->tokens.end;
      if (at > 0 && equal_ignoring_case(text(at - 1), "from")) {
        from = share;
        to.reset();
      } else if (from && !to && at > 0 && text(at - 1) == "to" && at <= from->tokens.end + 2) {
        to = share;
      } else if (from && to && at <= to->tokens.end + 6) {
        compare(*from, *to, *share);
        from.reset();
      }
    }
  }

 private:
  std::string_view text(std::uint32_t at) const {
    return at < document_.tokens().size() ? document_.text(document_.tokens()[at]) : std::string_view{};
  }

  // "3%", "3 percent", "3 per cent" from token `at`; not "3 percentage points".
  std::optional<Share> read(std::uint32_t at) const {
    const auto value = figure_value(text(at));
    if (!value || document_.tokens()[at].kind != TokenKind::number) return std::nullopt;
    std::uint32_t end = at + 2;
    if (text(at + 1) == "per" && text(at + 2) == "cent") {
      ++end;
    } else if (text(at + 1) != "%" && text(at + 1) != "percent") {
      return std::nullopt;
    }
    const bool points = one_of(text(end), std::array<std::string_view, 2>{"points", "point"});
    return points ? std::nullopt : std::optional{Share{.value = *value, .tokens = {at, end}}};
  }

  // "From 3% to 5%, a rise of 2%": it is two points, or 67%.
  void compare(const Share& from, const Share& to, const Share& change) {
    const double points = std::abs(to.value - from.value);
    if (points == 0 || from.value == 0 || std::abs(points - change.value) > 0.051) return;
    const double relative = 100 * points / from.value;
    if (std::abs(relative - change.value) <= 0.051 + relative / 20 || !own_.contain_or_head(change.tokens.begin))
      return;
    if (!says_change(to.tokens.end, change.tokens.begin)) return;
    const TextSpan span =
        join(document_.tokens()[change.tokens.begin].span, document_.tokens()[change.tokens.end - 1].span);
    context_.report(span, "from " + std::string{text(from.tokens.begin)} + "% to " +
                              std::string{text(to.tokens.begin)} + "% is " + std::string{text(change.tokens.begin)} +
                              " percentage points, or " + std::to_string(std::lround(relative)) + "%");
  }

  bool says_change(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::string_view words[] = {"by",        "up",   "down", "rise", "fall",   "increase",
                                          "decrease",  "drop", "gain", "jump", "growth", "decline",
                                          "increased", "of",   "plus", "minus"};
    for (std::uint32_t at = begin; at < end; ++at) {
      if (one_of(text(at), words)) return true;
    }
    return false;
  }

  RuleContext& context_;
  const Document& document_;
  OwnWords own_;
};

class PercentVsPoints final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition percent_vs_points{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<PercentVsPoints>(); },
};

}  // namespace rules
