#include <string>

#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/forms.h"
#include "rules/support/numbers.h"
#include "rules/support/own_words.h"

namespace rules {
namespace {

using namespace galley;

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), own_(context) {}

  void run() {
    const auto tokens = document_.tokens();
    for (const std::uint32_t first : document_.figures()) {
      const std::uint32_t at = first + 1;
      if (at + 1 >= tokens.size()) break;
      if (tokens[at].kind != TokenKind::punctuation || tokens[at - 1].kind != TokenKind::number ||
          tokens[at + 1].kind != TokenKind::number)
        continue;
      const std::string_view mark = document_.text(tokens[at]);
      if ((mark != "-" && mark != "–") || !is_range(at) || !own_.contain(at)) continue;
      forms_.add(mark == "–", join(tokens[at - 1].span, tokens[at + 1].span));
    }
    forms_.report(context_, {.rewrite = [&](TextSpan span, std::uint32_t form) {
                    std::string written{document_.text(span)};
                    const std::string_view from = form == 1 ? "-" : "–";
                    return written.replace(written.find(from), from.size(), form == 1 ? "–" : "-");
                  }});
  }

 private:
  bool touch(std::uint32_t a) const { return document_.tokens()[a].span.end == document_.tokens()[a + 1].span.begin; }
  std::string_view text(std::uint32_t at) const { return document_.text(document_.tokens()[at]); }

  // Two numbers which rise; not a part of a code, a date, a sum or a telephone number.
  bool is_range(std::uint32_t at) const {
    const auto from = whole_number(text(at - 1));
    const auto to = whole_number(text(at + 1));
    if (!from || !to || !touch(at - 1) || !touch(at)) return false;
    if (text(at - 1).starts_with('0') && text(at - 1).size() > 1) return false;
    const bool years = is_year(*from) && (is_year(*to) || text(at + 1).size() == 2);
    const bool small = text(at - 1).size() <= 3 && text(at + 1).size() <= 3 && *from < *to;
    return (years || small) && stands_alone(at);
  }

  static bool is_year(int value) { return value >= 1500 && value <= 2100; }

  bool stands_alone(std::uint32_t at) const {
    const std::string_view prose = document_.prose();
    const Offset begin = document_.tokens()[at - 1].span.begin;
    const Offset end = document_.tokens()[at + 1].span.end;
    constexpr std::string_view joined = "-/.:+#_@=~";
    if (begin > 0 && (joined.find(prose[begin - 1]) != joined.npos || is_ascii_letter(prose[begin - 1]))) return false;
    if (begin >= 3 && prose.substr(begin - 3, 3) == "–") return false;
    if (end >= prose.size()) return true;
    if (end + 1 < prose.size() && joined.find(prose[end]) != joined.npos) {
      const char next = prose[end + 1];
      return prose[end] == '.' && !is_ascii_digit(next) && !is_ascii_letter(next);
    }
    return !is_ascii_letter(prose[end]) && !prose.substr(end).starts_with("–");
  }

  RuleContext& context_;
  const Document& document_;
  OwnWords own_;
  Forms forms_;
};

class RangeDash final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition range_dash{
    .severity = Severity::suggestion,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<RangeDash>(); },
};

}  // namespace rules
