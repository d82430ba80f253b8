#include "rules/support/forms.h"

#include <algorithm>

#include "rules/support/words.h"

namespace rules {

using namespace galley;

namespace {

constexpr std::size_t most_others = 7;  // places that are shown beside the two first

}  // namespace

std::vector<Forms::Side> Forms::sides() const {
  std::vector<Side> sides;
  for (const Use& use : uses_) {
    auto side = std::find_if(sides.begin(), sides.end(), [&](const Side& other) { return other.form == use.form; });
    if (side == sides.end()) side = sides.insert(sides.end(), {.form = use.form, .spans = {}});
    side->spans.push_back(use.span);
  }
  return sides;
}

void Forms::report(RuleContext& context, const Wording& wording) const {
  const std::vector<Side> all = sides();
  const auto standing = std::max_element(all.begin(), all.end(), [&](const Side& a, const Side& b) {
    const auto weight = [&](const Side& side) { return std::pair{side.form == wording.wanted, side.spans.size()}; };
    return weight(a) < weight(b);
  });
  if (standing == all.end()) return;
  const bool shown = wording.wanted == no_index || standing->form == wording.wanted;
  for (const Side& side : all) {
    if (shown && &side == &*standing) continue;
    const double share = static_cast<double>(side.spans.size()) / static_cast<double>(standing->spans.size());
    if (wording.wanted == no_index && share > wording.most_share) continue;
    const std::string odd{context.document().text(side.spans.front())};
    const std::string example{context.document().text(standing->spans.front())};
    Diagnostic& diagnostic = context.report(
        side.spans.front(), shown ? quoted(odd) + " here, " + quoted(example) + " elsewhere in this piece (" +
                                        times(standing->spans.size()) + "): keep to one form"
                                  : quoted(odd) + " should be written with " + wording.wanted_name);
    if (shown) context.relate(diagnostic, standing->spans.front(), quoted(example) + " here");
    for (std::size_t at = 1; at < side.spans.size() && at <= most_others; ++at)
      context.relate(diagnostic, side.spans[at], quoted(context.document().text(side.spans[at])) + " here");
    const std::string instead =
        wording.rewrite ? wording.rewrite(side.spans.front(), shown ? standing->form : wording.wanted) : std::string{};
    if (instead.empty()) continue;
    const bool tie = wording.wanted == no_index && side.spans.size() == standing->spans.size();
    context.replace(diagnostic, side.spans.front(), instead, tie ? Safety::suggestion : Safety::unsafe,
                    "Write " + quoted(instead));
  }
}

}  // namespace rules
