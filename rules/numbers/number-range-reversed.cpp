#include <array>

#include "linter/rule/rule.h"
#include "rules/support/numbers.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Behind these, two numbers are the ends of something, and no score.
constexpr std::array before_ranges = {"pages"sv,   "page"sv,    "pp"sv,   "chapters"sv,  "sections"sv, "lines"sv,
                                      "verses"sv,  "ages"sv,    "aged"sv, "questions"sv, "items"sv,    "tables"sv,
                                      "figures"sv, "volumes"sv, "nos"sv,  "numbers"sv,   "rows"sv,     "steps"sv};
// What somebody did or was for some years.
constexpr std::array terms = {"served"sv,   "ruled"sv,   "reigned"sv,   "worked"sv,    "lived"sv,      "taught"sv,
                              "studied"sv,  "chaired"sv, "captained"sv, "coached"sv,   "edited"sv,     "mayor"sv,
                              "premier"sv,  "editor"sv,  "chairman"sv,  "chair"sv,     "director"sv,   "professor"sv,
                              "captain"sv,  "coach"sv,   "member"sv,    "president"sv, "minister"sv,   "secretary"sv,
                              "governor"sv, "senator"sv, "mp"sv,        "MP"sv,        "ambassador"sv, "headteacher"sv};
constexpr std::array eras = {"BC"sv, "BCE"sv, "B"sv};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), own_(context) {}

  void run() {
    const auto tokens = document_.tokens();
    for (const std::uint32_t first : document_.figures()) {
      const std::uint32_t at = first + 1;
      if (at + 1 >= tokens.size()) break;
      if (tokens[at - 1].kind != TokenKind::number || tokens[at + 1].kind != TokenKind::number) continue;
      const std::string_view joint = text(at);
      const bool dash = joint == "-" || joint == "–";
      const bool words = (joint == "and" && at >= 2 && equal_ignoring_case(text(at - 2), "between")) || is_term(at);
      if ((dash && touch(at - 1) && touch(at) && is_range(at)) || words) read(at);
    }
  }

 private:
  std::string_view text(std::uint32_t at) const {
    return at < document_.tokens().size() ? document_.text(document_.tokens()[at]) : std::string_view{};
  }
  bool touch(std::uint32_t a) const { return document_.tokens()[a].span.end == document_.tokens()[a + 1].span.begin; }

  static bool is_year(std::string_view figures) {
    const auto value = whole_number(figures);
    return figures.size() == 4 && value && *value >= 1100 && *value <= 2100;
  }

  bool is_range(std::uint32_t at) const {
    if (at >= 2 && touch(at - 2) && text(at - 2) != "(" && text(at - 2) != "[") return false;
    if (at + 2 < document_.tokens().size() && touch(at + 1) &&
        (text(at + 2) == "-" || text(at + 2) == "–" || text(at + 2) == "/"))
      return false;
    if (is_year(text(at - 1)) && is_year(text(at + 1))) return true;
    std::uint32_t before = at - 1;
    if (before > 0 && text(before - 1) == ".") --before;  // "pp. 20–10"
    // "pages 123–45" ends at page 145.
    return before > 0 && text(at - 1).size() == text(at + 1).size() && one_of(text(before - 1), before_ranges);
  }

  // "was mayor from 2024 to 2022": years of an office or of work, where an amount could not stand.
  bool is_term(std::uint32_t at) const {
    if (text(at) != "to" || at < 2 || !equal_ignoring_case(text(at - 2), "from")) return false;
    if (!is_year(text(at - 1)) || !is_year(text(at + 1))) return false;
    constexpr std::uint32_t near = 8;
    for (std::uint32_t word = at - 2; word > 0 && word + near > at - 2; --word) {
      if (text(word - 1) == ".") return false;
      if (one_of(text(word - 1), terms)) return true;
    }
    return false;
  }

  void read(std::uint32_t at) {
    const auto from = figure_value(text(at - 1));
    const auto to = figure_value(text(at + 1));
    constexpr double hours = 12;  // "between 9 and 5"
    if (!from || !to || *from <= *to || *from <= hours || one_of(text(at + 2), eras) || !own_.contain_or_head(at))
      return;
    const std::uint32_t begin = text(at) == "and" || text(at) == "to" ? at - 2 : at - 1;
    const TextSpan span = join(document_.tokens()[begin].span, document_.tokens()[at + 1].span);
    context_.report(
        span, "this range runs backwards: " + std::string{text(at - 1)} + " is more than " + std::string{text(at + 1)});
  }

  RuleContext& context_;
  const Document& document_;
  OwnWords own_;
};

class NumberRangeReversed final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition number_range_reversed{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<NumberRangeReversed>(); },
};

}  // namespace rules
