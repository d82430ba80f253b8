// One mark in several forms: which of them is a slip?
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "rules/support/places.h"

namespace rules {

// Speaks of the form that stands in a few places only, where another stands in
// many; of none if the forms are as usual as each other, or two of them are odd.
// `written` has each form as it is written, `places` where it stands; `what` names
// the mark: "this dash".
void report_odd_form(galley::RuleContext& context, std::string_view what, std::span<const std::string_view> written,
                     std::vector<std::vector<Place>> places);

}  // namespace rules
