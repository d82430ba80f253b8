#include "rules/support/odd_forms.h"

#include <optional>
#include <string>

#include "rules/support/words.h"

namespace rules {

using namespace galley;

namespace {

// More odd ones than this, and the piece has two writers, not a slip.
constexpr std::size_t most_odd = 3;
// So many of the usual form make one other odd.
constexpr std::size_t usual_for_each_odd = 5;

struct Choice {
  std::size_t usual = 0;
  std::optional<std::size_t> odd;
};

Choice choose(std::span<const std::vector<Place>> places) {
  Choice choice;
  for (std::size_t form = 1; form < places.size(); ++form) {
    if (places[form].size() > places[choice.usual].size()) choice.usual = form;
  }
  for (std::size_t form = 0; form < places.size(); ++form) {
    const std::size_t count = places[form].size();
    if (form == choice.usual || count == 0) continue;
    const bool few = count <= most_odd && count * usual_for_each_odd <= places[choice.usual].size();
    if (choice.odd || !few) return {};
    choice.odd = form;
  }
  return choice;
}

}  // namespace

void report_odd_form(RuleContext& context, std::string_view what, std::span<const std::string_view> written,
                     std::vector<std::vector<Place>> places) {
  const auto [usual, odd] = choose(places);
  if (!odd) return;
  for (Place& place : places[*odd]) place.instead = written[usual];
  report_places(context, places[*odd],
                std::string{what} + " is " + quoted(written[*odd]) + "; elsewhere it is " + quoted(written[usual]) +
                    " (" + times(places[usual].size()) + ")",
                Safety::unsafe, "Write " + quoted(written[usual]));
}

}  // namespace rules
