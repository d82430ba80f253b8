#include "linter/style/triggers.h"

#include <algorithm>

namespace galley {

Triggers::Triggers(std::span<const Regex* const> patterns) : has_literals_(patterns.size()) {
  for (std::uint32_t rule = 0; rule < patterns.size(); ++rule) {
    if (!patterns[rule]) continue;
    for (const RequiredLiteral& literal : patterns[rule]->requirement().literals) {
      has_literals_[rule] = true;
      const std::uint32_t number = literals_.add(literal);
      if (number == rules_.size()) rules_.emplace_back();
      if (rules_[number].empty() || rules_[number].back() != rule) rules_[number].push_back(rule);
    }
  }
  literals_.build();
}

Triggers::Hits Triggers::find(std::string_view text) const {
  Hits hits;
  hits.places_.resize(has_literals_.size());
  literals_.find(text, [&](std::uint32_t literal, std::size_t at) {
    for (const std::uint32_t rule : rules_[literal]) {
      auto& places = hits.places_[rule];
      if (places.empty() || places.back() != at) places.push_back(static_cast<Offset>(at));
    }
  });
  return hits;
}

std::span<const Offset> Triggers::Hits::within(std::size_t rule, Offset begin, Offset end) const {
  const auto& places = places_[rule];
  if (places.empty() || places.back() < begin || places.front() >= end) return {};
  const auto first = std::lower_bound(places.begin(), places.end(), begin);
  const auto last = std::lower_bound(first, places.end(), end);
  return {first, last};
}

}  // namespace galley
