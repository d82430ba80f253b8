// Dates as copy writes them: "March 12, 2024", "Tuesday 12 March", "2024-03-12".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/document/document.h"

namespace rules {

// 1 for "January", "Jan", …; none for other words. "may" and "march" in lower
// case are verbs.
std::optional<int> month_of(std::string_view word);

// 0 for "Sunday", "Sun", …
std::optional<int> weekday_of(std::string_view word);

std::string_view month_name(int month);
std::string_view weekday_name(int weekday);

enum class DateOrder : std::uint8_t {
  month_day,  // March 12
  day_month,  // 12 March
  iso,        // 2024-03-12
};

struct Date {
  galley::TextSpan span;      // from the day or the month to the year
  galley::IndexRange tokens;  // of `span`
  galley::TextSpan weekday_span;
  DateOrder order = DateOrder::month_day;
  int day = 0;
  int month = 0;
  int year = 0;                // 0 where none is given
  std::optional<int> weekday;  // as written before the date
  bool ordinal = false;        // 12th
  bool of = false;             // the 12th of March
  bool short_month = false;    // Mar
};

// An analysis: the dates of a document that name a day and a month, in the
// order of the text. Days up to 39 are read, so that a rule can say that there
// is no such day.
std::vector<Date> find_dates(const galley::Document& document);

// How many days the month has; 29 for February where no year is given.
int days_in(int month, int year);

// The weekday of a date of our calendar, 0 for Sunday.
int weekday_on(int year, int month, int day);

}  // namespace rules
