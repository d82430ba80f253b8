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
  find(text, {0, static_cast<Offset>(text.size())}, hits);
  return hits;
}

void Triggers::find(std::string_view text, TextSpan within, std::vector<LiteralHit>& hits) const {
  literals_.find(text, within, [&](std::uint32_t literal, std::size_t at) {
    hits.push_back({.at = static_cast<Offset>(at), .literal = literal});
  });
}

void Triggers::gather(std::span<const LiteralHit> hits, TextSpan span, const std::vector<bool>& holds,
                      BlockHits& gathered) const {
  for (const std::size_t rule : gathered.rules_) gathered.places_[rule].clear();
  gathered.rules_.clear();
  const auto before = [](const LiteralHit& hit, Offset at) { return hit.at < at; };
  for (auto hit = std::lower_bound(hits.begin(), hits.end(), span.begin, before);
       hit != hits.end() && hit->at < span.end; ++hit) {
    for (const Use& use : uses_[hit->literal]) {
      if (!holds[use.rule]) continue;
      auto& places = gathered.places_[use.rule];
      if (places.empty()) gathered.rules_.push_back(use.rule);
      places.push_back({.at = hit->at, .literal = use.literal});
    }
  }
  std::sort(gathered.rules_.begin(), gathered.rules_.end());
}

std::span<const LiteralHit> HitWindow::hits(TextSpan span, Offset needed) {
  constexpr Offset stretch = 1 << 16;
  if (span.begin < known_.begin || span.begin > known_.end) {
    hits_.clear();
    known_ = {span.begin, span.begin};
  }
  if (span.end <= known_.end) return hits_;
  const Offset begin = std::clamp(needed, known_.begin, span.begin);
  std::erase_if(hits_, [begin](const LiteralHit& hit) { return hit.at < begin; });
  const auto end = static_cast<Offset>(std::min<std::size_t>(text_.size(), std::size_t{known_.end} + stretch));
  const TextSpan anew{known_.end, std::max(span.end, end)};
  triggers_.find(text_, anew, hits_);
  known_ = {begin, anew.end};
  return hits_;
}

}  // namespace galley
