// Weighs what was measured: which paragraph is misplaced, and how surely.
#pragma once

#include <optional>
#include <span>

#include "rules/support/placement_features.h"

namespace rules::placement {

// A candidate's features, and beside each how it differs from the article's
// other candidates, in standard deviations.
using Standing = std::array<float, 2 * feature_count>;

class Standings {
 public:
  explicit Standings(std::span<const Candidate> candidates);
  Standing of(const Candidate& candidate) const;

 private:
  Features mean_{};
  Features deviation_{};
};

// In flowing text only a quotation that leans on what stood before it is
// judged; in sections and items every paragraph but those that follow the title.
bool is_judged(Form form, const Part& part);

// How likely the paragraph is to be misplaced, as a log-odds; any number below
// `least` where it is surely less than that.
float score_of(Form form, const Standing& standing, float least);

// What a score must pass for at most this share of clean articles to be
// flagged; `share` is taken as between 1 and 20 per cent.
float threshold_of(Form form, float share);

// By how much the first place is more foreign to the paragraph than the second.
float more_foreign(Form form, const Standing& first, const Standing& second);
float sure_margin(Form form);

}  // namespace rules::placement
