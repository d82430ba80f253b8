// A time of the twelve-hour clock has two things that writers do in several
// ways: what stands behind it ("7pm", "7 pm", "7 p.m."), and what stands between
// hours and minutes ("7.30pm", "7:30pm"). Each is compared by itself.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/forms.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;

struct Time {
  TextSpan span;       // with what stands behind it
  TextSpan figures;    // "7", "7:30", "7.30"
  std::string suffix;  // "pm", " p.m."
};

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), own_(context) {}

  void run() {
    for (const std::uint32_t figures : document_.figures()) {
      // "7pm" is a word, "7 pm" a number and a word.
      const bool attached = document_.tokens()[figures].kind == TokenKind::word;
      const std::uint32_t at = attached ? figures : figures + 1;
      if (at >= document_.tokens().size() || document_.tokens()[at].kind != TokenKind::word) continue;
      if (auto time = read(at); time && own_.contain(at)) times_.push_back(std::move(*time));
    }
    if (times_.size() < 2) return;
    compare_suffixes();
    compare_separators();
  }

 private:
  std::string_view text(std::uint32_t at) const {
    return at < document_.tokens().size() ? document_.text(document_.tokens()[at]) : std::string_view{};
  }
  TextSpan span(std::uint32_t at) const { return document_.tokens()[at].span; }

  // The time whose "pm", or first letter of it, is in token `at`.
  std::optional<Time> read(std::uint32_t at) const {
    const std::string_view word = text(at);
    if (word.empty()) return std::nullopt;
    if (is_ascii_digit(word[0])) return attached(at, word);
    if (at == 0 || !is_hour(text(at - 1))) return std::nullopt;
    const Offset gap = span(at).begin - span(at - 1).end;
    if (gap > 1) return std::nullopt;
    const TextSpan figures = with_hours(at - 1, span(at - 1));
    if (is_suffix(word)) return time(figures, span(at).end);
    const bool dotted = one_of(word, std::array<std::string_view, 2>{"a", "p"}) && text(at + 1) == "." &&
                        equal_ignoring_case(text(at + 2), "m") && text(at + 3).starts_with('.');
    return dotted ? std::optional{time(figures, span(at + 3).begin + 1)} : std::nullopt;
  }

  static bool is_suffix(std::string_view word) {
    return one_of(word, std::array<std::string_view, 2>{"am", "pm"}) && word != "Am" && word != "Pm";
  }

  static bool is_hour(std::string_view figures) { return figures.size() <= 5 && figures.find(',') == figures.npos; }

  // "7pm", "7.30pm", and "30pm" behind "7:".
  std::optional<Time> attached(std::uint32_t at, std::string_view word) const {
    if (word.size() < 3 || word.size() > 7 || !is_suffix(word.substr(word.size() - 2))) return std::nullopt;
    const std::string_view figures = word.substr(0, word.size() - 2);
    if (!std::all_of(figures.begin(), figures.end(), [](char c) { return is_ascii_digit(c) || c == '.'; }))
      return std::nullopt;
    const TextSpan own{span(at).begin, span(at).end - 2};
    return time(with_hours(at, own), span(at).end);
  }

  TextSpan with_hours(std::uint32_t at, TextSpan minutes) const {
    const bool colon = at >= 2 && text(at - 1) == ":" && span(at - 1).end == span(at).begin &&
                       document_.tokens()[at - 2].kind == TokenKind::number && span(at - 2).end == span(at - 1).begin;
    return colon ? join(span(at - 2), minutes) : minutes;
  }

  Time time(TextSpan figures, Offset end) const {
    return {.span = {figures.begin, end},
            .figures = figures,
            .suffix = std::string{document_.text(TextSpan{figures.end, end})}};
  }

  static std::uint32_t form_of(std::string_view suffix) {
    std::uint32_t form = suffix.starts_with(' ') ? 1 : suffix.starts_with("\xC2\xA0") ? 1 : 0;
    if (suffix.ends_with('.')) form += 2;
    if (suffix.find_first_of("AP") != suffix.npos) form += 4;
    return form;
  }

  static std::string suffix_in(std::uint32_t form, bool morning) {
    std::string suffix = (form & 1) != 0 ? " " : "";
    const bool upper = (form & 4) != 0;
    suffix += morning ? (upper ? "A" : "a") : (upper ? "P" : "p");
    if ((form & 2) != 0) suffix += '.';
    suffix += upper ? "M" : "m";
    return (form & 2) != 0 ? suffix + '.' : suffix;
  }

  const Time& at(TextSpan span) const {
    return *std::find_if(times_.begin(), times_.end(), [&](const Time& time) { return time.span == span; });
  }

  void compare_suffixes() {
    Forms forms;
    for (const Time& time : times_) forms.add(form_of(time.suffix), time.span);
    forms.report(context_, {.rewrite = [&](TextSpan span, std::uint32_t form) {
                   const Time& time = at(span);
                   const bool morning = time.suffix.find_first_of("aA") != std::string::npos;
                   return std::string{document_.text(time.figures)} + suffix_in(form, morning);
                 }});
  }

  void compare_separators() {
    Forms forms;
    for (const Time& time : times_) {
      const std::size_t separator = document_.text(time.figures).find_first_of(".:");
      if (separator != std::string_view::npos) forms.add(document_.text(time.figures)[separator] == ':', time.span);
    }
    forms.report(context_, {.rewrite = [&](TextSpan span, std::uint32_t form) {
                   std::string written{document_.text(span)};
                   written[written.find_first_of(".:")] = form == 1 ? ':' : '.';
                   return written;
                 }});
  }

  RuleContext& context_;
  const Document& document_;
  OwnWords own_;
  std::vector<Time> times_;
};

class TimeForm final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition time_form{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<TimeForm>(); },
};

}  // namespace rules
