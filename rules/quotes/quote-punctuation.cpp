#include <string>
#include <vector>

#include "linter/rule/rule.h"
#include "rules/support/places.h"
#include "rules/support/quotations.h"

namespace rules {
namespace {

using namespace galley;

class QuotePunctuation final : public Rule {
 public:
  void check(RuleContext& context) const override {
    const Document& document = context.document();
    std::vector<Place> inside;
    std::vector<Place> outside;
    const auto quotations = context.analysis(find_all_quotations).blocks();
    for (std::size_t at = 0; at < quotations.size(); ++at) {
      const Block& block = document.blocks()[at];
      if (block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item) continue;
      for (const Quotation& quotation : quotations[at].all) {
        if (quotation.closed && quotation.depth == 0) collect(document, block, quotation, inside, outside);
      }
    }
    const bool outside_is_odd = outside.size() < inside.size();
    const std::vector<Place>& odd = outside_is_odd ? outside : inside;
    const std::vector<Place>& usual = outside_is_odd ? inside : outside;
    if (odd.empty() || usual.size() < 4 * odd.size()) return;
    report_places(context, odd,
                  std::string{"the comma stands "} + (outside_is_odd ? "outside" : "inside") +
                      " the quotation marks here; elsewhere it stands " + (outside_is_odd ? "inside" : "outside"),
                  Safety::unsafe, outside_is_odd ? "Put it inside" : "Put it outside");
  }

 private:
  // Words that are quoted in the middle of a sentence: ‘called it “late”, and’.
  // A comma that belongs to speech stands inside in every style.
  static void collect(const Document& document, const Block& block, const Quotation& quotation,
                      std::vector<Place>& inside, std::vector<Place>& outside) {
    if (quotation.tokens.size() == 0 || quotation.tokens.size() > 6) return;
    const Token& last = document.tokens()[quotation.tokens.end - 1];
    const std::string mark{document.text(quotation.closing)};
    const Offset end = quotation.closing.end;
    if (document.text(last) == "," && last.span.end == quotation.closing.begin)
      inside.push_back({.span = {last.span.begin, end}, .instead = mark + ","});
    if (end < block.span.end && document.prose()[end] == ',')
      outside.push_back({.span = {quotation.closing.begin, end + 1}, .instead = "," + mark});
  }
};

}  // namespace

extern constinit const RuleDefinition quote_punctuation{
    .severity = Severity::suggestion,
    .on_by_default = false,
    .make = [](const RuleOptions&) -> std::unique_ptr<Rule> { return std::make_unique<QuotePunctuation>(); },
};

}  // namespace rules
