#include <map>

#include "linter/rule/rule.h"
#include "rules/support/dates.h"
#include "rules/support/surroundings.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

// Before it parts of the world had other calendars.
constexpr int first_year = 1924;

class Reader {
 public:
  explicit Reader(RuleContext& context)
      : context_(context), document_(context.document()), dates_(context.analysis(find_dates)) {}

  void run() {
    find_years();
    std::map<std::pair<int, int>, const Date*> without_year;  // the first of each day
    const Surroundings surroundings{document_};
    for (const Date& date : dates_) {
      if (!date.weekday || surroundings.block(date.tokens.begin).kind == BlockKind::code) continue;
      if (const int year = year_of(date); year != 0) {
        check(date, year);
      } else if (const auto [first, added] = without_year.try_emplace({date.month, date.day}, &date); !added) {
        compare(*first->second, date);
      }
    }
  }

 private:
  // The one year that a day of the year is given in the piece; -1 for several.
  void find_years() {
    for (const Date& date : dates_) {
      if (date.year == 0) continue;
      const auto [entry, added] = years_.try_emplace({date.month, date.day}, date.year);
      if (!added && entry->second != date.year) entry->second = -1;
    }
  }

  int year_of(const Date& date) const {
    if (date.year != 0) return date.year;
    const auto found = years_.find({date.month, date.day});
    return found == years_.end() || found->second < 0 ? 0 : found->second;
  }

  void check(const Date& date, int year) {
    if (year < first_year || date.day > days_in(date.month, year)) return;
    const int right = weekday_on(year, date.month, date.day);
    if (right == *date.weekday) return;
    const std::string day{document_.text(date.span)};
    const std::string name{weekday_name(right)};
    Diagnostic& diagnostic = context_.report(
        join(date.weekday_span, date.span), day + (date.year == 0 ? ", " + std::to_string(year) + "," : "") + " is a " +
                                                name + ", not a " + std::string{weekday_name(*date.weekday)});
    if (document_.text(date.weekday_span) == weekday_name(*date.weekday))
      context_.replace(diagnostic, date.weekday_span, name, Safety::suggestion, "Write " + quoted(name));
  }

  // No year, so only that the two can't both be right.
  void compare(const Date& first, const Date& date) {
    if (first.weekday == date.weekday) return;
    Diagnostic& diagnostic = context_.report(
        join(date.weekday_span, date.span),
        std::string{document_.text(date.span)} + " is a " + std::string{weekday_name(*date.weekday)} + " here and a " +
            std::string{weekday_name(*first.weekday)} + " at " + std::string{related_place});
    context_.relate(diagnostic, join(first.weekday_span, first.span), "the other");
  }

  RuleContext& context_;
  const Document& document_;
  std::vector<Date> dates_;
  std::map<std::pair<int, int>, int> years_;
};

class WeekdayDateMismatch final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition weekday_date_mismatch{
    .severity = Severity::error,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<WeekdayDateMismatch>(); },
};

}  // namespace rules
