#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linter/document/fold.h"
#include "linter/rule/rule.h"
#include "linter/text/utf8.h"
#include "rules/support/abbreviations.h"
#include "rules/support/forms.h"
#include "rules/support/own_words.h"

namespace rules {
namespace {

using namespace galley;

class Reader {
 public:
  explicit Reader(RuleContext& context) : context_(context), document_(context.document()), own_(context) {}

  void run() {
    std::map<std::uint32_t, Forms> all;
    std::uint32_t past = 0;
    for (const std::uint32_t at : document_.capitals()) {
      if (at < past || document_.tokens()[at].span.size() != 1 || !is_letter(at)) continue;
      const std::uint32_t end = end_of_points(at);
      if (end == at) continue;
      if (end < document_.tokens().size() && document_.text(document_.tokens()[end]) == "-" && touch(end - 1)) {
        past = end;  // "B.A.-BA", a word
        continue;
      }
      const TextSpan span = join(document_.tokens()[at].span, document_.tokens()[end - 1].span);
      if (own_.contain(at)) all[folded_hash(document_.text(span))].add(1, span);
      past = end;
    }
    if (all.empty()) return;
    for (const std::uint32_t at : document_.capitals()) {
      const std::string_view written = abbreviation_in(document_, document_.tokens()[at]);
      if (written.empty()) continue;
      const auto found = all.find(folded_hash(written));
      if (found == all.end() || !own_.contain(at)) continue;
      const Offset begin = document_.tokens()[at].span.begin;
      found->second.add(0, {begin, begin + static_cast<Offset>(written.size())});
    }
    for (const auto& [_, forms] : all)
      forms.report(context_, {.rewrite = [&](TextSpan span, std::uint32_t form) {
                     return rewritten(document_.text(span), form);
                   }});
  }

 private:
  bool is_letter(std::uint32_t at) const {
    const std::string_view text = document_.text(document_.tokens()[at]);
    return text.size() == 1 && is_ascii_upper(text[0]);
  }
  bool touch(std::uint32_t at) const {
    return document_.tokens()[at].span.end == document_.tokens()[at + 1].span.begin;
  }

  // The end of "U.S." that begins at `at`; `at` if it is one letter with a point, an initial.
  std::uint32_t end_of_points(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end + 1 < document_.tokens().size() && is_letter(end) && touch(end) &&
           document_.text(document_.tokens()[end + 1]) == ".") {
      end += 2;
      if (end >= document_.tokens().size() || !touch(end - 1)) break;
    }
    return end - at >= 4 ? end : at;
  }

  static std::string rewritten(std::string_view written, std::uint32_t form) {
    std::string out;
    for (const char letter : written) {
      if (letter == '.') continue;
      out += letter;
      if (form == 1) out += '.';
    }
    return out;
  }

  RuleContext& context_;
  const Document& document_;
  OwnWords own_;
};

class AbbreviationPoints final : public Rule {
 public:
  void check(RuleContext& context) const override { Reader{context}.run(); }
};

}  // namespace

extern constinit const RuleDefinition abbreviation_points{
    .severity = Severity::warning,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<AbbreviationPoints>(); },
};

}  // namespace rules
