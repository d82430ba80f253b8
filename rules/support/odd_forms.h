// One mark in several forms: which of them is a slip?
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "rules/support/places.h"

namespace rules {

// More odd ones than this, and the piece has two writers, not a slip.
constexpr std::size_t most_odd_places = 3;
// So many of the usual form make one other odd.
constexpr std::size_t usual_for_each_odd = 5;

// The form that stands in a few places only, where another stands in many. None
// if the forms are as usual as each other, or two of them are odd.
inline std::optional<std::size_t> odd_form(std::span<const std::vector<Place>> forms) {
  std::size_t usual = 0;
  for (std::size_t form = 1; form < forms.size(); ++form) {
    if (forms[form].size() > forms[usual].size()) usual = form;
  }
  std::optional<std::size_t> odd;
  for (std::size_t form = 0; form < forms.size(); ++form) {
    if (form == usual || forms[form].empty()) continue;
    const bool few =
        forms[form].size() <= most_odd_places && forms[form].size() * usual_for_each_odd <= forms[usual].size();
    if (odd || !few) return std::nullopt;
    odd = form;
  }
  return odd;
}

}  // namespace rules
