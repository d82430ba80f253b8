#include "rules/support/dates.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "linter/text/character_set.h"
#include "linter/text/utf8.h"
#include "rules/support/numbers.h"
#include "rules/support/words.h"

namespace rules {

using namespace galley;
using namespace std::literals;

namespace {

constexpr std::array months = {"January"sv, "February"sv, "March"sv,     "April"sv,   "May"sv,      "June"sv,
                               "July"sv,    "August"sv,   "September"sv, "October"sv, "November"sv, "December"sv};
constexpr std::array short_months = {"Jan"sv, "Feb"sv, "Mar"sv,  "Apr"sv, "Jun"sv, "Jul"sv,
                                     "Aug"sv, "Sep"sv, "Sept"sv, "Oct"sv, "Nov"sv, "Dec"sv};
constexpr std::array short_month_numbers = {1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12};
constexpr std::array weekdays = {"Sunday"sv,   "Monday"sv, "Tuesday"sv, "Wednesday"sv,
                                 "Thursday"sv, "Friday"sv, "Saturday"sv};
constexpr std::array short_weekdays = {"Sun"sv, "Mon"sv, "Tue"sv, "Wed"sv, "Thu"sv, "Fri"sv, "Sat"sv};

constexpr int most_days = 39;

template <std::size_t size>
std::optional<int> index_of(std::string_view word, const std::array<std::string_view, size>& words) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<int>(found - words.begin());
}

// Reads the dates around one token at a time.
class Finder {
 public:
  explicit Finder(const Document& document) : document_(document) {}

  // A date whose month is token `at`.
  std::optional<Date> with_month(std::uint32_t at) const {
    const auto month = month_of(text(at));
    if (!month || is_street(at + 1)) return std::nullopt;
    Date date{.month = *month, .short_month = at < size() && text(at).size() <= 4 && *month != 5};
    const std::uint32_t behind = date.short_month && is(at + 1, ".") ? at + 2 : at + 1;
    if (!day_before(at, date) && !day_after(at, behind, date)) return std::nullopt;
    find_weekday(date);
    date.span = join(document_.tokens()[date.tokens.begin].span, document_.tokens()[date.tokens.end - 1].span);
    return date;
  }

  // "12 March Street"
  bool is_street(std::uint32_t at) const {
    return one_of(text(at), std::array{"Street"sv, "Road"sv, "Avenue"sv, "Lane"sv, "Square"sv, "Place"sv, "Drive"sv});
  }

  // "2024-03-12", from token `at`.
  std::optional<Date> iso(std::uint32_t at) const {
    if (at + 4 >= size() || document_.tokens()[at].span.size() != 4 || !is(at + 1, "-") || !is(at + 3, "-"))
      return std::nullopt;
    for (std::uint32_t next = at; next < at + 4; ++next) {
      if (document_.tokens()[next].span.end != document_.tokens()[next + 1].span.begin) return std::nullopt;
    }
    const auto year = number(at), month = number(at + 2), day = number(at + 4);
    if (!year || !month || !day || text(at + 2).size() != 2 || text(at + 4).size() != 2) return std::nullopt;
    if (*year < 1900 || *year > 2100 || *month < 1 || *month > 12 || *day < 1 || *day > most_days) return std::nullopt;
    return Date{.span = join(document_.tokens()[at].span, document_.tokens()[at + 4].span),
                .tokens = {at, at + 5},
                .order = DateOrder::iso,
                .day = *day,
                .month = *month,
                .year = *year};
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(document_.tokens().size()); }
  std::string_view text(std::uint32_t at) const {
    return at < size() ? document_.text(document_.tokens()[at]) : std::string_view{};
  }
  bool is(std::uint32_t at, std::string_view word) const { return text(at) == word; }

  std::optional<int> number(std::uint32_t at) const {
    if (at >= size() || document_.tokens()[at].kind != TokenKind::number) return std::nullopt;
    return whole_number(text(at));
  }

  // "12", "12th"; sets `ordinal` for the second.
  std::optional<int> day(std::uint32_t at, bool& ordinal) const {
    if (at >= size() || !has(document_.tokens()[at].shape, Shape::digits) || text(at).size() > 4) return std::nullopt;
    const auto found =
        document_.tokens()[at].kind == TokenKind::number ? whole_number(text(at)) : ordinal_figure(text(at));
    if (!found || *found < 1 || *found > most_days) return std::nullopt;
    ordinal = document_.tokens()[at].kind != TokenKind::number;
    return found;
  }

  std::optional<int> year(std::uint32_t at) const {
    const auto found = number(at);
    const bool counts = found && text(at).size() == 4 && *found >= 1000 && *found <= 2199;
    return counts && !is(at + 1, "%") ? found : std::nullopt;
  }

  bool adjoins(std::uint32_t at) const {
    return at > 0 && document_.tokens()[at - 1].span.end == document_.tokens()[at].span.begin;
  }

  // A number that belongs to what stands before it, as the second of a range
  // ("10-12 March") does, is a day all the same; part of a price is not.
  bool stands_apart(std::uint32_t at) const {
    if (at == 0 || !adjoins(at)) return true;
    return one_of(text(at - 1), std::array{"-"sv, "–"sv, "("sv, "“"sv, "‘"sv, "\""sv, "["sv, "/"sv, "—"sv});
  }

  bool day_before(std::uint32_t at, Date& date) const {
    if (at == 0) return false;
    date.of = is(at - 1, "of");
    const std::uint32_t where = date.of ? at - 2 : at - 1;
    if (date.of && at < 2) return false;
    const auto found = day(where, date.ordinal);
    if (!found || (date.of && !date.ordinal) || !stands_apart(where)) return date.of = date.ordinal = false;
    date.day = *found;
    date.order = DateOrder::day_month;
    const std::uint32_t stop = date.short_month && is(at + 1, ".") ? at + 2 : at + 1;
    const std::uint32_t behind = is(stop, ",") ? stop + 1 : stop;
    const auto which = year(behind);
    date.year = which.value_or(0);
    date.tokens = {where, which ? behind + 1 : at + 1};
    return true;
  }

  bool day_after(std::uint32_t at, std::uint32_t behind, Date& date) const {
    const std::uint32_t where = is(behind, "the") ? behind + 1 : behind;
    const auto found = day(where, date.ordinal);
    if (!found || is_counted(where) || (where != behind && !date.ordinal)) return false;
    date.day = *found;
    date.order = DateOrder::month_day;
    const std::uint32_t next = is(where + 1, ",") ? where + 2 : where + 1;
    const auto which = year(next);
    date.year = which.value_or(0);
    date.tokens = {at, which ? next + 1 : where + 1};
    return true;
  }

  // "In May 12 people …", "May 12%", "March 12.5".
  bool is_counted(std::uint32_t at) const {
    if (is(at + 1, "%") || is(at + 1, ":")) return true;
    if (at + 1 >= size()) return false;
    const Token& next = document_.tokens()[at + 1];
    const std::string_view word = text(at + 1);
    if (one_of(word, std::array{"people"sv, "men"sv, "women"sv, "children"sv})) return true;
    return next.kind == TokenKind::word && next.shape == Shape::none && word.size() > 3 && word.ends_with('s');
  }

  // "Tuesday, 12 March", "Tuesday the 12th of March".
  void find_weekday(Date& date) const {
    std::uint32_t at = date.tokens.begin;
    if (at > 0 && is(at - 1, "the")) --at;
    if (at > 0 && (is(at - 1, ",") || is(at - 1, "."))) --at;
    if (at == 0) return;
    date.weekday = weekday_of(text(at - 1));
    if (date.weekday) date.weekday_span = document_.tokens()[at - 1].span;
  }

  const Document& document_;
};

}  // namespace

std::optional<int> month_of(std::string_view word) {
  constexpr CharacterSet initials{"JFMASOND"};
  if (word.size() < 3 || word.size() > 9 || !initials.contains(word[0])) return std::nullopt;
  if (const auto found = index_of(word, months)) return *found + 1;
  if (const auto found = index_of(word, short_months)) return short_month_numbers[static_cast<std::size_t>(*found)];
  return std::nullopt;
}

std::optional<int> weekday_of(std::string_view word) {
  if (const auto found = index_of(word, weekdays)) return found;
  return index_of(word, short_weekdays);
}

std::string_view month_name(int month) { return months[static_cast<std::size_t>(month - 1)]; }
std::string_view weekday_name(int weekday) { return weekdays[static_cast<std::size_t>(weekday)]; }

std::vector<Date> find_dates(const Document& document) {
  std::vector<Date> dates;
  const Finder finder{document};
  const auto tokens = document.tokens();
  for (const std::uint32_t at : document.capitals()) {
    if (tokens[at].span.size() < 3 || tokens[at].span.size() > 9) continue;
    if (const auto found = finder.with_month(at)) dates.push_back(*found);
  }
  for (const std::uint32_t at : document.figures()) {
    if (tokens[at].span.size() != 4 || tokens[at].kind != TokenKind::number) continue;
    if (const auto found = finder.iso(at)) dates.push_back(*found);
  }
  const auto begins = [](const Date& a, const Date& b) { return a.tokens.begin < b.tokens.begin; };
  std::stable_sort(dates.begin(), dates.end(), begins);
  // "12 March 12": one date, not two.
  const auto overlap = [](const Date& a, const Date& b) { return b.tokens.begin < a.tokens.end; };
  dates.erase(std::unique(dates.begin(), dates.end(), overlap), dates.end());
  return dates;
}

int days_in(int month, int year) {
  if (month == 2) return year == 0 || std::chrono::year{year}.is_leap() ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int weekday_on(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{date}}.c_encoding());
}

}  // namespace rules
