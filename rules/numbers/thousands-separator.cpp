// "1,000 people" and "2000 tons". A figure of four digits may be a year, and a
// longer one a code, so a figure without a separator counts only where
// something says that it is an amount: a currency sign before it, or behind it
// a noun that is counted. Four digits are compared with four and more with
// more, as many houses write 2000 and 20,000.
#include <algorithm>
#include <array>
#include <string>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/forms.h"
#include "rules/support/numbers.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// What has an amount even where the figure could be a year.
constexpr std::array counted = {
    "people"sv,     "tons"sv,      "tonnes"sv,   "miles"sv,    "metres"sv,      "meters"sv,     "kilometres"sv,
    "kilometers"sv, "feet"sv,      "words"sv,    "dollars"sv,  "pounds"sv,      "euros"sv,      "jobs"sv,
    "homes"sv,      "houses"sv,    "hours"sv,    "men"sv,      "women"sv,       "children"sv,   "students"sv,
    "workers"sv,    "employees"sv, "soldiers"sv, "troops"sv,   "residents"sv,   "visitors"sv,   "users"sv,
    "customers"sv,  "members"sv,   "copies"sv,   "litres"sv,   "liters"sv,      "gallons"sv,    "acres"sv,
    "hectares"sv,   "km"sv,        "kg"sv,       "calories"sv, "respondents"sv, "passengers"sv, "volunteers"sv,
    "patients"sv,   "voters"sv,    "refugees"sv, "yards"sv,    "seats"sv,       "kilos"sv};
constexpr std::array no_nouns = {"this"sv,   "was"sv,    "has"sv,    "is"sv,     "as"sv,    "does"sv,
                                 "its"sv,    "his"sv,    "plus"sv,   "versus"sv, "times"sv, "across"sv,
                                 "unless"sv, "always"sv, "pixels"sv, "dots"sv};
// "In 2018 users could see": a year.
constexpr std::array before_years = {"in"sv,    "since"sv,  "during"sv, "until"sv,  "early"sv,  "late"sv,   "mid"sv,
                                     "after"sv, "before"sv, "summer"sv, "winter"sv, "spring"sv, "autumn"sv, "from"sv};
constexpr std::array signs = {"$"sv, "£"sv, "€"sv};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), own_(context) {}

  void run() {
    Forms four;
    Forms more;
    for (const std::uint32_t at : document_.figures()) {
      const Token& token = document_.tokens()[at];
      if (token.kind != TokenKind::number || token.span.size() < 4) continue;
      const std::string_view figures = document_.text(token);
      const bool grouped = is_grouped(figures);
      if (!grouped && !is_amount(at, figures)) continue;
      const auto digits = std::count_if(figures.begin(), figures.end(), is_ascii_digit);
      if (own_.contain(at)) (digits == 4 ? four : more).add(grouped, token.span);
    }
    const auto rewrite = [&](TextSpan span, std::uint32_t form) { return rewritten(document_.text(span), form); };
    four.report(context_, {.rewrite = rewrite});
    more.report(context_, {.rewrite = rewrite});
  }

 private:
  std::string_view text(std::uint32_t at) const {
    return at < document_.tokens().size() ? document_.text(document_.tokens()[at]) : std::string_view{};
  }

  // "1,000", "12,345,678"
  static bool is_grouped(std::string_view figures) {
    const std::size_t first = figures.find(',');
    if (first == figures.npos || first == 0 || first > 3 || figures[0] == '0') return false;
    for (std::size_t at = first; at < figures.size(); at += 4) {
      if (figures[at] != ',' || at + 4 > figures.size()) return false;
      if (!whole_number(figures.substr(at + 1, 3))) return false;
    }
    return true;
  }

  bool is_amount(std::uint32_t at, std::string_view figures) const {
    const auto value = whole_number(figures);
    if (!value || figures[0] == '0') return false;
    const Token& token = document_.tokens()[at];
    // "Orrin-4320 trucks"
    if (at > 0 && text(at - 1) == "-" && document_.tokens()[at - 1].span.end == token.span.begin) return false;
    if (at > 0 && one_of(text(at - 1), signs) && document_.tokens()[at - 1].span.end == token.span.begin)
      return at + 1 >= document_.tokens().size() || document_.tokens()[at + 1].span.begin > token.span.end;
    if (at + 1 >= document_.tokens().size() || document_.tokens()[at + 1].kind != TokenKind::word) return false;
    const std::string_view noun = text(at + 1);
    if (document_.tokens()[at + 1].span.begin != token.span.end + 1) return false;
    const bool may_be_year = *value >= 1500 && *value <= 2199;
    // "the 1956 workers’ revolution"
    const bool owns = noun.ends_with('\'') || noun.ends_with("’") || text(at + 2) == "'" || text(at + 2) == "’";
    if ((may_be_year && owns) || is_race(*value, noun)) return false;
    if (one_of(noun, counted)) return !may_be_year || at == 0 || !one_of(text(at - 1), before_years);
    return !may_be_year && document_.tokens()[at + 1].shape == Shape::none && noun.size() > 3 && noun.ends_with('s') &&
           !noun.ends_with("ss") && !noun.ends_with("us") && !one_of(noun, no_nouns) && !is_label(at);
  }

  // "the 1500 metres"
  static bool is_race(int value, std::string_view noun) {
    return (value == 1500 || value == 3000 || value == 5000) && (noun == "metres" || noun == "meters");
  }

  // "port 8080 is", "room 1204": a name of what stands before it.
  bool is_label(std::uint32_t at) const {
    if (at == 0 || document_.tokens()[at - 1].kind != TokenKind::word) return at == 0;
    return !one_of(text(at - 1),
                   std::array{"of"sv,     "the"sv,  "than"sv, "about"sv, "some"sv,  "over"sv,   "nearly"sv,
                              "almost"sv, "with"sv, "and"sv,  "to"sv,    "these"sv, "around"sv, "has"sv,
                              "have"sv,   "had"sv,  "are"sv,  "were"sv,  "for"sv,   "by"sv});
  }

  static std::string rewritten(std::string_view figures, std::uint32_t form) {
    std::string written{figures};
    if (form == 0) {
      std::erase(written, ',');
    } else {
      for (std::size_t at = written.size(); at > 3; at -= 3) written.insert(at - 3, ",");
    }
    return written;
  }

  RuleContext& context_;
  const Document& document_;
  OwnWords own_;
};

class ThousandsSeparator final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition thousands_separator{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ThousandsSeparator>(); },
};

}  // namespace rules
