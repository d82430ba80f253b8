#include <algorithm>
#include <array>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/dates.h"
#include "rules/support/forms.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array choices = {"March 12"sv, "12 March"sv, "auto"sv};

// Days that have become names: "September 11", "the Fourth of July".
bool is_event(const Date& date) {
  constexpr std::pair<int, int> events[] = {{9, 11}, {7, 4}, {7, 7}, {1, 6}, {10, 7}, {6, 4}, {5, 1}};
  return date.year == 0 &&
         std::find(std::begin(events), std::end(events), std::pair{date.month, date.day}) != std::end(events);
}

// "12 March 2024 10:08:41": nobody writes the seconds.
bool has_seconds(const Document& document, const Date& date) {
  constexpr std::string_view clock = "00:00:00";
  const std::string_view behind = document.prose().substr(date.span.end, clock.size() + 2);
  const std::size_t begin = std::min(behind.find_first_not_of(" ,T"), behind.size());
  const std::string_view written = behind.substr(begin, clock.size());
  return written.size() == clock.size() &&
         std::ranges::equal(written, clock, [](char a, char b) { return b == ':' ? a == ':' : is_ascii_digit(a); });
}

// "Orsova, Mar 12 (Lamp News) - ", "ORSOVA, March 12 —": as agencies begin.
bool is_dateline(const Document& document, const Date& date) {
  constexpr std::uint32_t most_tokens = 5;
  const Block& block = document.block_of(date.tokens.begin);
  if (date.tokens.begin - block.tokens.begin > most_tokens || date.tokens.end >= block.tokens.end) return false;
  const std::string_view behind = document.text(document.tokens()[date.tokens.end]);
  return date.tokens.begin > block.tokens.begin && document.text(document.tokens()[date.tokens.begin - 1]) == "," &&
         (behind == "(" || behind == "-" || behind == "–" || behind == "—");
}

// "Published 12 March 2024": a line that a program writes.
bool is_stamp(const Document& document, const Date& date) {
  if (has_seconds(document, date) || is_dateline(document, date)) return true;
  constexpr std::array stamps = {"published"sv, "updated"sv, "posted"sv, "modified"sv, "retrieved"sv, "accessed"sv};
  std::uint32_t at = date.tokens.begin;
  if (at > 0 && one_of(document.text(document.tokens()[at - 1]), std::array{"on"sv, ":"sv})) --at;
  return at > 0 && one_of(document.text(document.tokens()[at - 1]), stamps);
}

std::string rewritten(const Document& document, const Date& date, std::uint32_t form) {
  if (date.of) return {};
  const bool month_first = date.order == DateOrder::month_day;
  const std::uint32_t day = month_first ? date.tokens.begin + 1 : date.tokens.begin;
  const std::uint32_t month = month_first ? date.tokens.begin : date.tokens.begin + 1;
  if (document.text(document.tokens()[day]).find_first_of("0123456789") != 0) return {};
  const std::string day_text{document.text(document.tokens()[day])};
  const std::string month_text{document.text(document.tokens()[month])};
  const std::string year = date.year == 0 ? "" : std::to_string(date.year);
  if (form == 0) return month_text + " " + day_text + (year.empty() ? "" : ", " + year);
  return day_text + " " + month_text + (year.empty() ? "" : " " + year);
}

class DateForm final : public Rule {
 public:
  explicit DateForm(std::uint32_t wanted) : wanted_(wanted < 2 ? wanted : no_index) {}

  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<Date> dates = context.analysis(find_dates);
    if (dates.empty()) return;
    OwnWords own{context};
    std::erase_if(dates, [&](const Date& date) {
      return date.order == DateOrder::iso || date.of || is_event(date) || is_stamp(document, date) ||
             !own.contain(date.tokens.begin);
    });
    Forms forms;
    for (const Date& date : dates) forms.add(date.order == DateOrder::month_day ? 0 : 1, date.span);
    forms.report(context, {.rewrite =
                               [&](TextSpan span, std::uint32_t form) {
                                 const auto date = std::find_if(dates.begin(), dates.end(),
                                                                [&](const Date& other) { return other.span == span; });
                                 return rewritten(document, *date, form);
                               },
                           .wanted = wanted_,
                           .wanted_name = wanted_ == 0 ? "the month first" : "the day first"});
  }

 private:
  std::uint32_t wanted_;
};

constexpr OptionDefinition options[] = {
    {.name = "form",
     .fallback = "auto"sv,
     .summary = "The form that is right: “March 12” or “12 March”; “auto” takes what the piece has most",
     .choices = choices},
};

}  // namespace

extern constinit const RuleDefinition date_form{
    .severity = Severity::warning,
    .english = true,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<DateForm>(chosen.choice("form", choices));
    },
};

}  // namespace rules
