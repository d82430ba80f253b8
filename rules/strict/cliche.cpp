#include <array>

#include "rules/support/phrase_rule.h"

namespace rules {
namespace {

using namespace galley;

constexpr std::array phrases = {Phrase{"at the end of the day", ""},
                                Phrase{"think outside the box", ""},
                                Phrase{"thinking outside the box", ""},
                                Phrase{"low hanging fruit", ""},
                                Phrase{"move the needle", ""},
                                Phrase{"moving the needle", ""},
                                Phrase{"tip of the iceberg", ""},
                                Phrase{"only time will tell", ""},
                                Phrase{"time will tell", ""},
                                Phrase{"when all is said and done", ""},
                                Phrase{"a game changer", ""},
                                Phrase{"game changing", ""},
                                Phrase{"in the nick of time", ""},
                                Phrase{"last but not least", ""},
                                Phrase{"better late than never", ""},
                                Phrase{"few and far between", ""},
                                Phrase{"a level playing field", ""},
                                Phrase{"level the playing field", ""},
                                Phrase{"back to the drawing board", ""},
                                Phrase{"the best of both worlds", ""},
                                Phrase{"bite the bullet", ""},
                                Phrase{"calm before the storm", ""},
                                Phrase{"cutting edge", ""},
                                Phrase{"bleeding edge", ""},
                                Phrase{"deep dive", ""},
                                Phrase{"easier said than done", ""},
                                Phrase{"every cloud has a silver lining", ""},
                                Phrase{"fall on deaf ears", ""},
                                Phrase{"fell on deaf ears", ""},
                                Phrase{"fell like a ton of bricks", ""},
                                Phrase{"get the ball rolling", ""},
                                Phrase{"hit the ground running", ""},
                                Phrase{"hit the nail on the head", ""},
                                Phrase{"in this day and age", ""},
                                Phrase{"it goes without saying", ""},
                                Phrase{"it is what it is", ""},
                                Phrase{"jump on the bandwagon", ""},
                                Phrase{"jumped on the bandwagon", ""},
                                Phrase{"leave no stone unturned", ""},
                                Phrase{"left no stone unturned", ""},
                                Phrase{"light at the end of the", ""},
                                Phrase{"like a breath of fresh air", ""},
                                Phrase{"a breath of fresh air", ""},
                                Phrase{"more than meets the eye", ""},
                                Phrase{"nip in the bud", ""},
                                Phrase{"on a wing and a prayer", ""},
                                Phrase{"only the beginning", ""},
                                Phrase{"par for the course", ""},
                                Phrase{"perfect storm", ""},
                                Phrase{"raise the bar", ""},
                                Phrase{"raised the bar", ""},
                                Phrase{"read between the lines", ""},
                                Phrase{"rest assured", ""},
                                Phrase{"a rollercoaster ride", ""},
                                Phrase{"second to none", ""},
                                Phrase{"sigh of relief", ""},
                                Phrase{"shrouded in mystery", ""},
                                Phrase{"stand the test of time", ""},
                                Phrase{"stood the test of time", ""},
                                Phrase{"take it to the next level", ""},
                                Phrase{"to the next level", ""},
                                Phrase{"the elephant in the room", ""},
                                Phrase{"the rest is history", ""},
                                Phrase{"the writing on the wall", ""},
                                Phrase{"tried and true", ""},
                                Phrase{"turn over a new leaf", ""},
                                Phrase{"a wake up call", ""},
                                Phrase{"a double edged sword", ""},
                                Phrase{"a perfect storm", ""},
                                Phrase{"a whole new ball game", ""},
                                Phrase{"across the board", ""},
                                Phrase{"against all odds", ""},
                                Phrase{"avoid like the plague", ""},
                                Phrase{"avoided like the plague", ""},
                                Phrase{"crystal clear", ""},
                                Phrase{"dead as a doornail", ""},
                                Phrase{"dog eat dog", ""},
                                Phrase{"face the music", ""},
                                Phrase{"grind to a halt", ""},
                                Phrase{"ground to a halt", ""},
                                Phrase{"heart of gold", ""},
                                Phrase{"in one fell swoop", ""},
                                Phrase{"in the same boat", ""},
                                Phrase{"join the dots", ""},
                                Phrase{"kick the can down the", ""},
                                Phrase{"the lions share", ""},
                                Phrase{"the lions share", ""}};

class Cliche final : public Rule {
 public:
  void check(RuleContext& context) const override {
    report_phrases(
        context, table_,
        {.with_instead = "is worn; write", .without = "is worn: say what you mean", .safety = Safety::suggestion});
  }

 private:
  PhraseTable table_ = PhraseTable{phrases};
};

}  // namespace

extern constinit const RuleDefinition cliche{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<Cliche>(); },
};

}  // namespace rules
