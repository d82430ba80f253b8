#include "linter/style/triggers.h"

#include <algorithm>

namespace galley {

Triggers::Triggers(std::span<const TriggeredPattern* const> patterns) : has_literals_(patterns.size()) {
  for (std::uint32_t rule = 0; rule < patterns.size(); ++rule) {
    if (!patterns[rule]) continue;
    const auto& own = patterns[rule]->literals();
    has_literals_[rule] = !own.empty();
    for (std::uint32_t literal = 0; literal < own.size(); ++literal) {
      const std::uint32_t number = literals_.add(own[literal]);
      if (number == uses_.size()) uses_.emplace_back();
      uses_[number].push_back({.rule = rule, .literal = literal});
    }
  }
  literals_.build();
}

std::vector<LiteralHit> Triggers::find(std::string_view text) const {
  std::vector<LiteralHit> hits;
  literals_.find(text, [&](std::uint32_t literal, std::size_t at) {
    hits.push_back({.at = static_cast<Offset>(at), .literal = literal});
  });
  return hits;
}

void Triggers::gather(std::span<const LiteralHit> hits, Offset begin, Offset end, const std::vector<bool>& holds,
                      BlockHits& gathered) const {
  for (const std::size_t rule : gathered.rules_) gathered.places_[rule].clear();
  gathered.rules_.clear();
  const auto before = [](const LiteralHit& hit, Offset at) { return hit.at < at; };
  for (auto hit = std::lower_bound(hits.begin(), hits.end(), begin, before); hit != hits.end() && hit->at < end;
       ++hit) {
    for (const Use& use : uses_[hit->literal]) {
      if (!holds[use.rule]) continue;
      auto& places = gathered.places_[use.rule];
      if (places.empty()) gathered.rules_.push_back(use.rule);
      places.push_back({.at = hit->at, .literal = use.literal});
    }
  }
  std::sort(gathered.rules_.begin(), gathered.rules_.end());
}

}  // namespace galley
