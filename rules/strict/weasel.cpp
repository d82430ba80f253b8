#include <array>

#include "rules/support/phrase_rule.h"

namespace rules {
namespace {

using namespace galley;

constexpr std::array phrases = {Phrase{"some people say", ""},
                                Phrase{"some say", ""},
                                Phrase{"many people say", ""},
                                Phrase{"many believe", ""},
                                Phrase{"it is believed that", ""},
                                Phrase{"it is thought that", ""},
                                Phrase{"it is widely believed", ""},
                                Phrase{"it is said that", ""},
                                Phrase{"it has been said that", ""},
                                Phrase{"experts say", ""},
                                Phrase{"studies show", ""},
                                Phrase{"research shows", ""},
                                Phrase{"some would argue", ""},
                                Phrase{"many would argue", ""},
                                Phrase{"critics say", ""},
                                Phrase{"there are those who", ""},
                                Phrase{"it is often said", ""},
                                Phrase{"it is generally accepted", ""},
                                Phrase{"clearly", ""},
                                Phrase{"obviously", ""},
                                Phrase{"of course", ""},
                                Phrase{"needless to say", ""},
                                Phrase{"arguably", ""},
                                Phrase{"very", ""},
                                Phrase{"extremely", ""},
                                Phrase{"incredibly", ""},
                                Phrase{"really", ""},
                                Phrase{"quite", ""},
                                Phrase{"fairly", ""},
                                Phrase{"rather", ""},
                                Phrase{"somewhat", ""},
                                Phrase{"various", ""},
                                Phrase{"a number of", ""},
                                Phrase{"surprisingly", ""},
                                Phrase{"interestingly", ""},
                                Phrase{"remarkably", ""},
                                Phrase{"significantly", ""},
                                Phrase{"substantially", ""},
                                Phrase{"vastly", ""},
                                Phrase{"basically", ""},
                                Phrase{"actually", ""},
                                Phrase{"literally", ""},
                                Phrase{"simply", ""},
                                Phrase{"just", ""}};

class Weasel final : public Rule {
 public:
  void check(RuleContext& context) const override {
    report_phrases(
        context, table_,
        {.with_instead = "", .without = "says little: who says so, or how much?", .safety = Safety::suggestion});
  }

 private:
  PhraseTable table_ = PhraseTable{phrases};
};

}  // namespace

extern constinit const RuleDefinition weasel{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<Weasel>(); },
};

}  // namespace rules
