#include <algorithm>
#include <array>

#include "linter/rule/rule.h"
#include "rules/support/dates.h"
#include "rules/support/numbers.h"
#include "rules/support/surroundings.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), surroundings_(document_) {}

  void run() {
    for (const Date& date : context_.analysis(find_dates)) {
      const bool code = surroundings_.block(date.tokens.begin).kind == BlockKind::code;
      if (!code && !surroundings_.is_mentioned(date.tokens) && !is_about_dates(date) &&
          date.day > days_in(date.month, date.year))
        report(date);
    }
    for (const std::uint32_t at : document_.figures()) {
      if (at > 0 && document_.tokens()[at].kind == TokenKind::number && is_time(at)) read_time(at);
    }
  }

 private:
  std::string_view text(std::uint32_t at) const {
    return at < document_.tokens().size() ? document_.text(document_.tokens()[at]) : std::string_view{};
  }

  // "2021-02-29 isn't a valid date", "there is no 31 April"
  bool is_about_dates(const Date& date) const {
    const std::uint32_t end =
        std::min<std::uint32_t>(date.tokens.end + 8, static_cast<std::uint32_t>(document_.tokens().size()));
    for (std::uint32_t at = date.tokens.end; at < end; ++at) {
      if (one_of(text(at), std::array<std::string_view, 4>{"valid", "invalid", "leap", "exist"})) return true;
    }
    const std::uint32_t first = surroundings_.block(date.tokens.begin).tokens.begin;
    for (std::uint32_t at = date.tokens.begin; at > first && at + 8 > date.tokens.begin; --at) {
      if (one_of(text(at - 1), std::array<std::string_view, 5>{"no", "not", "never", "nobody", "without"})) return true;
      if (text(at - 1) == ".") break;
    }
    return false;
  }

  void report(const Date& date) {
    const int days = days_in(date.month, date.year);
    std::string message = std::string{month_name(date.month)} + " has only " + std::to_string(days) + " days";
    if (date.month == 2 && date.year != 0) message += " in " + std::to_string(date.year);
    context_.report(date.span, message);
  }

  // "at 25:70", "13:75 pm"; not a score, a verse or a span of time.
  bool is_time(std::uint32_t at) const {
    if (text(at + 1) != ":" || text(at + 2).size() != 2 || text(at).size() > 2) return false;
    if (document_.tokens()[at + 2].kind != TokenKind::number || text(at + 3) == ":" || text(at - 1) == ":")
      return false;
    if (document_.tokens()[at].span.end != document_.tokens()[at + 1].span.begin ||
        document_.tokens()[at + 1].span.end != document_.tokens()[at + 2].span.begin)
      return false;
    return has_suffix(at) || one_of(text(at - 1), std::array<std::string_view, 4>{"at", "until", "till", "before"});
  }

  bool has_suffix(std::uint32_t at) const {
    return one_of(text(at + 3), std::array<std::string_view, 2>{"am", "pm"}) ||
           (one_of(text(at + 3), std::array<std::string_view, 2>{"a", "p"}) && text(at + 4) == "." &&
            text(at + 5) == "m");
  }

  void read_time(std::uint32_t at) {
    const auto hour = whole_number(text(at));
    const auto minute = whole_number(text(at + 2));
    if (!hour || !minute || (*hour <= 24 && *minute < 60)) return;
    if (surroundings_.block(at).kind == BlockKind::code) return;
    const TextSpan span = join(document_.tokens()[at].span, document_.tokens()[at + 2].span);
    context_.report(span, "there is no such time as " + std::string{document_.text(span)});
  }

  RuleContext& context_;
  const Document& document_;
  Surroundings surroundings_;
};

class ImpossibleDate final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition impossible_date{
    .severity = Severity::error,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ImpossibleDate>(); },
};

}  // namespace rules
