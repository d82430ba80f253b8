#include <array>
#include <string>

#include "linter/text/utf8.h"
#include "rules/support/phrase_rule.h"
#include "rules/support/quotations.h"
#include "rules/support/words.h"

namespace rules {
namespace {

using namespace galley;
using namespace std::literals;

// The last letter of each says the noun.
constexpr std::array phrases = {
    Phrase{"pin number", "PIN"},    Phrase{"pin numbers", "PINs"}, Phrase{"atm machine", "ATM"},
    Phrase{"atm machines", "ATMs"}, Phrase{"hiv virus", "HIV"},    Phrase{"isbn number", "ISBN"},
    Phrase{"vin number", "VIN"},    Phrase{"lcd display", "LCD"},  Phrase{"lcd displays", "LCDs"},
    Phrase{"ram memory", "RAM"},    Phrase{"upc code", "UPC"},     Phrase{"please rsvp", "RSVP"}};

constexpr std::array mornings = {Phrase{"this morning", "am"},   Phrase{"in the morning", "am"},
                                 Phrase{"this evening", "pm"},   Phrase{"in the evening", "pm"},
                                 Phrase{"this afternoon", "pm"}, Phrase{"in the afternoon", "pm"},
                                 Phrase{"tonight", "pm"},        Phrase{"at night", "pm"}};

class RedundantPair final : public Rule {
 public:
  void check(RuleContext& context) const override {
    check_letters(context);
    check_times(context);
  }

 private:
  // "pin number" in small letters may be another pin.
  void check_letters(RuleContext& context) const {
    const Document& document = context.document();
    for (const PhraseMatch& match : letters_.find(document)) {
      const TextSpan span = span_of(document, match);
      const std::uint32_t acronym = document.text(document.tokens()[match.tokens.begin]) == "please"sv ||
                                            document.text(document.tokens()[match.tokens.begin]) == "Please"sv
                                        ? match.tokens.begin + 1
                                        : match.tokens.begin;
      const std::uint32_t noun = match.tokens.end - 1;
      if (!has(document.tokens()[acronym].shape, Shape::all_upper)) continue;
      if (noun != acronym && has(document.tokens()[noun].shape, Shape::capitalised)) continue;
      if (context.analysis(find_all_quotations).contain(span.begin)) continue;
      const std::string wanted{letters_[match.phrase].instead};
      Diagnostic& diagnostic = context.report(span, quoted(document.text(span)) + " says one thing twice");
      context.replace(diagnostic, span, wanted, Safety::unsafe, "Write " + quoted(wanted));
    }
  }

  // "7am this morning", "7 p.m. tonight"
  void check_times(RuleContext& context) const {
    const Document& document = context.document();
    for (const PhraseMatch& match : mornings_.find(document)) {
      const Block& block = document.blocks()[match.block];
      const std::uint32_t begin = time_before(document, block, match.tokens.begin, mornings_[match.phrase].instead);
      if (begin == no_index) continue;
      const TextSpan span = join(document.tokens()[begin].span, span_of(document, match));
      context.report(span, quoted(document.text(span)) + " says one thing twice");
    }
  }

  // The first token of a time of day that ends before token `at`; or no_index.
  static std::uint32_t time_before(const Document& document, const Block& block, std::uint32_t at,
                                   std::string_view half) {
    std::uint32_t last = at;
    if (last <= block.tokens.begin) return no_index;
    --last;
    const auto text = [&](std::uint32_t token) { return document.text(document.tokens()[token]); };
    const bool letters = equal_ignoring_case(text(last), half);
    if (letters && last > block.tokens.begin)
      return document.tokens()[last - 1].kind == TokenKind::number ? last - 1 : no_index;
    if (text(last) == "." && last >= block.tokens.begin + 4) {  // "7 a.m."
      const bool points = text(last - 2) == "." && text(last - 1) == "m" && text(last - 3) == half.substr(0, 1);
      return points && document.tokens()[last - 4].kind == TokenKind::number ? last - 4 : no_index;
    }
    const std::string_view word = text(last);
    const bool joined =
        word.size() > 2 && is_ascii_digit(word[0]) && equal_ignoring_case(word.substr(word.size() - 2), half);
    if (!joined) return no_index;
    const bool minutes = last >= block.tokens.begin + 2 && document.tokens()[last - 2].kind == TokenKind::number &&
                         (text(last - 1) == ":" || text(last - 1) == ".");
    return minutes ? last - 2 : last;
  }

  PhraseTable letters_ = PhraseTable{phrases};
  PhraseTable mornings_ = PhraseTable{mornings};
};

}  // namespace

extern constinit const RuleDefinition redundant_pair{
    .severity = Severity::suggestion,
    .english = true,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<RedundantPair>(); },
};

}  // namespace rules
