#include "rules/support/dates.h"

#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"

namespace {

using namespace galley;
using namespace rules;

// "order year-month-day weekday;" for each date.
std::string dates(std::string text) {
  const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", std::move(text)));
  std::string out;
  for (const Date& date : find_dates(document)) {
    out += date.order == DateOrder::month_day ? "md " : date.order == DateOrder::day_month ? "dm " : "iso ";
    out += std::to_string(date.year) + "-" + std::to_string(date.month) + "-" + std::to_string(date.day);
    if (date.weekday) out += " " + std::string{weekday_name(*date.weekday)};
    out += "|" + std::string{document.text(date.span)} + ";";
  }
  return out;
}

}  // namespace

TEST_CASE("Dates are read in every order") {
  CHECK(dates("On March 12, 2024, it rained.") == "md 2024-3-12|March 12, 2024;");
  CHECK(dates("On 12 March 2024 it rained.") == "dm 2024-3-12|12 March 2024;");
  CHECK(dates("On the 12th of March it rained.") == "dm 0-3-12|12th of March;");
  CHECK(dates("On March 12th it rained.") == "md 0-3-12|March 12th;");
  CHECK(dates("Logged 2024-03-12.") == "iso 2024-3-12|2024-03-12;");
  CHECK(dates("On 12 Mar. 2024 it rained.") == "dm 2024-3-12|12 Mar. 2024;");
  CHECK(dates("Tuesday, March 12, 2024") == "md 2024-3-12 Tuesday|March 12, 2024;");
  CHECK(dates("Tuesday 12 March") == "dm 0-3-12 Tuesday|12 March;");
  CHECK(dates("Tuesday the 12th of March") == "dm 0-3-12 Tuesday|12th of March;");
  CHECK(dates("From 10-12 March.") == "dm 0-3-12|12 March;");
}

TEST_CASE("What is no date is none") {
  CHECK(dates("We may 12 times march on.") == "");
  CHECK(dates("In May 12 people came, and in May 2024 more.") == "");
  CHECK(dates("In March 12% left.") == "");
  CHECK(dates("See part 2024-03-12-99 or A2024.") == "iso 2024-3-12|2024-03-12;");
  CHECK(dates("£12 March offer") == "");
  CHECK(dates("She lives at 12 March Street.") == "");
}

TEST_CASE("Weekdays and the lengths of months are those of the calendar") {
  CHECK(weekday_name(weekday_on(2024, 3, 12)) == "Tuesday");
  CHECK(weekday_name(weekday_on(2000, 1, 1)) == "Saturday");
  CHECK(weekday_name(weekday_on(1969, 7, 20)) == "Sunday");
  CHECK(days_in(2, 2024) == 29);
  CHECK(days_in(2, 2023) == 28);
  CHECK(days_in(2, 1900) == 28);
  CHECK(days_in(2, 2000) == 29);
  CHECK(days_in(2, 0) == 29);
  CHECK(days_in(6, 0) == 30);
  CHECK(days_in(12, 0) == 31);
}
