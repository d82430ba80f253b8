#include <array>

#include "rules/support/phrase_rule.h"

namespace rules {
namespace {

using namespace galley;

// Only phrases that can't be meant as they stand.
constexpr std::array phrases = {Phrase{"could of course", "could of course"},
                                Phrase{"should of course", "should of course"},
                                Phrase{"would of course", "would of course"},
                                Phrase{"must of course", "must of course"},
                                Phrase{"could of", "could have"},
                                Phrase{"should of", "should have"},
                                Phrase{"would of", "would have"},
                                Phrase{"must of", "must have"},
                                Phrase{"for all intensive purposes", "for all intents and purposes"},
                                Phrase{"case and point", "case in point"},
                                Phrase{"nip it in the butt", "nip it in the bud"},
                                Phrase{"one in the same", "one and the same"},
                                Phrase{"per say", "per se"},
                                Phrase{"sneak peak", "sneak peek"},
                                Phrase{"sneak peaks", "sneak peeks"},
                                Phrase{"slight of hand", "sleight of hand"},
                                Phrase{"statue of limitations", "statute of limitations"},
                                Phrase{"without further adieu", "without further ado"},
                                Phrase{"wreck havoc", "wreak havoc"},
                                Phrase{"wrecked havoc", "wreaked havoc"},
                                Phrase{"wrecking havoc", "wreaking havoc"},
                                Phrase{"bare with me", "bear with me"},
                                Phrase{"bare in mind", "bear in mind"},
                                Phrase{"bares in mind", "bears in mind"},
                                Phrase{"by in large", "by and large"},
                                Phrase{"do diligence", "due diligence"},
                                Phrase{"extract revenge", "exact revenge"},
                                Phrase{"free reign", "free rein"},
                                Phrase{"mute point", "moot point"},
                                Phrase{"on tender hooks", "on tenterhooks"},
                                Phrase{"pass mustard", "pass muster"},
                                Phrase{"taken for granite", "taken for granted"},
                                Phrase{"the dye is cast", "the die is cast"},
                                Phrase{"tongue and cheek", "tongue in cheek"},
                                Phrase{"hair brained", "hare-brained"},
                                Phrase{"all of the sudden", "all of a sudden"},
                                Phrase{"eek out", "eke out"},
                                Phrase{"eeked out", "eked out"},
                                Phrase{"eeking out", "eking out"},
                                Phrase{"fowl play", "foul play"},
                                Phrase{"grizzly murder", "grisly murder"},
                                Phrase{"grizzly murders", "grisly murders"},
                                Phrase{"grin and bare it", "grin and bear it"},
                                Phrase{"low and behold", "lo and behold"},
                                Phrase{"rather then", "rather than"},
                                Phrase{"their is", "there is"},
                                Phrase{"their are", "there are"},
                                Phrase{"their was", "there was"},
                                Phrase{"their were", "there were"},
                                Phrase{"irregardless", "regardless"},
                                Phrase{"alot", "a lot"},
                                Phrase{"baited breath", "bated breath"},
                                Phrase{"deep seeded", "deep-seated"},
                                Phrase{"peaked my interest", "piqued my interest"},
                                Phrase{"peaked his interest", "piqued his interest"},
                                Phrase{"peaked her interest", "piqued her interest"},
                                Phrase{"peaked our interest", "piqued our interest"},
                                Phrase{"peak my interest", "pique my interest"},
                                Phrase{"peak your interest", "pique your interest"},
                                Phrase{"peak their interest", "pique their interest"},
                                Phrase{"peaked their interest", "piqued their interest"},
                                Phrase{"wet your appetite", "whet your appetite"},
                                Phrase{"tow the party line", "toe the party line"},
                                Phrase{"loose weight", "lose weight"},
                                Phrase{"loosing weight", "losing weight"},
                                Phrase{"loose control", "lose control"},
                                Phrase{"loose sight of", "lose sight of"},
                                Phrase{"loosing sight of", "losing sight of"},
                                Phrase{"loose out on", "lose out on"},
                                Phrase{"to loose their", "to lose their"},
                                Phrase{"to loose his", "to lose his"},
                                Phrase{"to loose her", "to lose her"},
                                Phrase{"to loose my", "to lose my"},
                                Phrase{"to loose your", "to lose your"},
                                Phrase{"principle reason", "principal reason"},
                                Phrase{"principle reasons", "principal reasons"},
                                Phrase{"principle cause", "principal cause"},
                                Phrase{"principle role", "principal role"},
                                Phrase{"vice a versa", "vice versa"},
                                Phrase{"visa versa", "vice versa"},
                                Phrase{"manor in which", "manner in which"},
                                Phrase{"stationary shop", "stationery shop"},
                                Phrase{"averse effects", "adverse effects"},
                                Phrase{"averse effect", "adverse effect"},
                                Phrase{"undo influence", "undue influence"},
                                Phrase{"undo pressure", "undue pressure"},
                                Phrase{"duel purpose", "dual purpose"},
                                Phrase{"duel citizenship", "dual citizenship"},
                                Phrase{"duel citizen", "dual citizen"},
                                Phrase{"duel citizens", "dual citizens"},
                                Phrase{"boarder control", "border control"},
                                Phrase{"boarder controls", "border controls"},
                                Phrase{"boarder guards", "border guards"},
                                Phrase{"boarder security", "border security"},
                                Phrase{"site unseen", "sight unseen"},
                                Phrase{"sites set on", "sights set on"},
                                Phrase{"phased by", "fazed by"},
                                Phrase{"unphased", "unfazed"},
                                Phrase{"mother load", "mother lode"},
                                Phrase{"motherload", "mother lode"},
                                Phrase{"right of passage", "rite of passage"},
                                Phrase{"role of the dice", "roll of the dice"}};

class ConfusedWord final : public Rule {
 public:
  void check(RuleContext& context) const override {
    report_phrases(context, table_, {.with_instead = "is a slip for", .without = "", .safety = Safety::unsafe});
  }

 private:
  PhraseTable table_ = PhraseTable{phrases};
};

}  // namespace

extern constinit const RuleDefinition confused_word{
    .severity = Severity::warning,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<ConfusedWord>(); },
};

}  // namespace rules
