#include <algorithm>
#include <array>

#include "linter/document/word_set.h"
#include "linter/rule/rule.h"
#include "rules/support/forms.h"
#include "rules/support/numbers.h"
#include "rules/support/own_words.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

constexpr std::array names = {"%"sv, "percent"sv, "per cent"sv};
constexpr std::array choices = {"%"sv, "percent"sv, "per cent"sv, "auto"sv};
constexpr std::array words = {"percent"sv, "cent"sv};

class Reader {
 public:
  Reader(RuleContext& context, const WordSet& last_words, std::uint32_t wanted)
      : context_(context), document_(context.document()), last_words_(last_words), wanted_(wanted), own_(context) {}

  void run() {
    for (const std::uint32_t at : find_percents()) {
      if (at > 0) read(at);
    }
    forms_.report(context_, {.rewrite = [&](TextSpan span, std::uint32_t form) { return rewritten(span, form); },
                             .wanted = wanted_,
                             .wanted_name = quoted(wanted_ < names.size() ? names[wanted_] : "")});
  }

 private:
  // Signs and words. Most texts have no sign.
  std::vector<std::uint32_t> find_percents() const {
    std::vector<std::uint32_t> found = document_.words().tokens_of(last_words_.hashes());
    if (document_.prose().find('%') == std::string_view::npos) return found;
    for (std::uint32_t at = 0; at < document_.tokens().size(); ++at) {
      if (document_.tokens()[at].kind == TokenKind::symbol && text(at) == "%") found.push_back(at);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  std::string_view text(std::uint32_t at) const { return document_.text(document_.tokens()[at]); }

  void read(std::uint32_t at) {
    const bool two = text(at) == "cent";
    const std::uint32_t form = two ? 2 : text(at) == "percent" ? 1 : 0;
    if (two && text(at - 1) != "per") return;
    const auto number = number_before(document_, two ? at - 1 : at);
    if (!number || number->ordinal || !own_.contain(at)) return;
    if (form == 0 && (is_bracketed(*number, at) || !number->figures)) return;
    if (!number->figures && own_.surroundings().starts_sentence(number->tokens.begin))
      return;  // figures can't stand there
    const TextSpan span = join(document_.tokens()[number->tokens.begin].span, document_.tokens()[at].span);
    forms_.add(form, span);
    numbers_.emplace_back(span, *number);
  }

  // "(40%)": in brackets many houses have the sign, whatever the text has.
  bool is_bracketed(const WrittenNumber& number, std::uint32_t at) const {
    const bool opened = number.tokens.begin > 0 && text(number.tokens.begin - 1) == "(";
    return opened || (at + 1 < document_.tokens().size() && text(at + 1) == ")");
  }

  std::string rewritten(TextSpan span, std::uint32_t form) const {
    for (const auto& [where, number] : numbers_) {
      if (where != span) continue;
      const TextSpan figures =
          join(document_.tokens()[number.tokens.begin].span, document_.tokens()[number.tokens.end - 1].span);
      const std::string value{document_.text(figures)};
      if (form > 0) return value + " " + std::string{names[form]};
      if (number.figures) return value + "%";
      return number.value < 1e9 ? std::to_string(static_cast<int>(number.value)) + "%" : "";
    }
    return {};
  }

  RuleContext& context_;
  const Document& document_;
  const WordSet& last_words_;
  std::uint32_t wanted_;
  OwnWords own_;
  Forms forms_;
  std::vector<std::pair<TextSpan, WrittenNumber>> numbers_;
};

class PercentForm final : public Rule {
 public:
  explicit PercentForm(std::uint32_t form) : wanted_(form < names.size() ? form : no_index) {}
  void check(RuleContext& context) const override { Reader{context, last_words_, wanted_}.run(); }

 private:
  std::uint32_t wanted_;
  WordSet last_words_{words};
};

constexpr OptionDefinition options[] = {
    {.name = "form",
     .fallback = "auto"sv,
     .summary = "The form that is right: “%”, “percent” or “per cent”; “auto” takes what the piece has most",
     .choices = choices},
};

}  // namespace

extern constinit const RuleDefinition percent_form{
    .severity = Severity::warning,
    .english = true,
    .options = options,
    .make = [](const RuleOptions& chosen) -> std::unique_ptr<Rule> {
      return std::make_unique<PercentForm>(chosen.choice("form", choices));
    },
};

}  // namespace rules
