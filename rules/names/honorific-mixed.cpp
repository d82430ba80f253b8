#include <algorithm>
#include <array>

#include "linter/rule/rule.h"
#include "rules/support/forms.h"
#include "rules/support/lists.h"
#include "rules/support/people.h"
#include "rules/support/surroundings.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// Another title is no honorific, nor does it leave one out: "Minister Lindqvist".
bool has_title(const Document& document, const Mention& mention) {
  constexpr std::array titles = {
      "President"sv,      "Minister"sv,   "Secretary"sv,    "Senator"sv,    "Judge"sv,       "Justice"sv,
      "Governor"sv,       "Mayor"sv,      "Captain"sv,      "Colonel"sv,    "General"sv,     "Major"sv,
      "Lieutenant"sv,     "Sergeant"sv,   "Admiral"sv,      "Councillor"sv, "Ambassador"sv,  "Bishop"sv,
      "Cardinal"sv,       "Chancellor"sv, "Commissioner"sv, "Inspector"sv,  "Constable"sv,   "Superintendent"sv,
      "Detective"sv,      "Father"sv,     "Sister"sv,       "Brother"sv,    "Congressman"sv, "Congresswoman"sv,
      "Representative"sv, "Professor"sv};
  return mention.begin > 0 && one_of(document.text(document.tokens()[mention.begin - 1]), titles);
}

// "Miss Orrin 2011", "Miss Orrin was crowned": she bears the title for a place, of which the rest speaks.
bool is_pageant(const Document& document, const Mention& mention) {
  constexpr std::array contest = {"crowned"sv, "pageant"sv, "contest"sv};
  if (mention.honorific != Honorific::woman || document.text(document.tokens()[mention.begin]) != "Miss") return false;
  const std::uint32_t behind = mention.surname + 1;
  const std::uint32_t end = std::min<std::uint32_t>(behind + 3, static_cast<std::uint32_t>(document.tokens().size()));
  for (std::uint32_t at = behind; at < end; ++at) {
    const Token& token = document.tokens()[at];
    if ((at == behind && token.kind == TokenKind::number) || one_of(document.text(token), contest)) return true;
  }
  return false;
}

class HonorificMixed final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    const Surroundings surroundings{document};
    for (const auto& [_, person] : context.analysis(find_people)) {
      if (person.first_names.size() > 1) continue;  // it tells them apart
      if (std::any_of(person.mentions.begin(), person.mentions.end(),
                      [&](const Mention& mention) { return is_pageant(document, mention); }))
        continue;
      Forms forms;
      for (const Mention& mention : person.mentions) {
        if (mention.first_name != no_index || has_title(document, mention) ||
            is_headline(document, surroundings.block(mention.surname)))
          continue;
        forms.add(mention.honorific != Honorific::none,
                  join(document.tokens()[mention.begin].span, document.tokens()[mention.surname].span));
      }
      forms.report(context, {.most_share = 0.5});
    }
  }
};

}  // namespace

extern constinit const RuleDefinition honorific_mixed{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<HonorificMixed>(); },
};

}  // namespace rules
