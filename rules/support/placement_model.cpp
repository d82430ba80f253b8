#include "rules/support/placement_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rules/data/placement_weights.h"
#include "rules/support/float_rows.h"

namespace rules::placement {
namespace {

// What adding up in another order may come to.
constexpr float rounding = 1e-3F;

const Model& model_of(Form form) { return models()[static_cast<std::size_t>(form)]; }

float dot(std::span<const float> weights, const Standing& standing) {
  Four sums{};
  std::size_t at = 0;
  for (; at + 4 <= standing.size(); at += 4) sums += load(&weights[at]) * load(&standing[at]);
  float sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  for (; at < standing.size(); ++at) sum += weights[at] * standing[at];
  return sum;
}

float walk(std::span<const Node> trees, std::size_t at, const Standing& standing) {
  while (trees[at].feature >= 0) {
    const Node& node = trees[at];
    at += standing[static_cast<std::size_t>(node.feature)] <= node.value ? 1 : node.right;
  }
  return trees[at].value;
}

// By form and tree: how much it and those after it can add at most.
std::span<const std::vector<float>> most_of_rest() {
  static const std::vector<std::vector<float>> all = [] {
    std::vector<std::vector<float>> forms;
    for (const Model& model : models()) {
      std::vector<float> most(model.roots.size());
      float sum = rounding;
      std::size_t end = model.trees.size();
      for (std::size_t at = most.size(); at-- > 0;) {
        float best = std::numeric_limits<float>::lowest();
        for (std::size_t node = model.roots[at]; node < end; ++node) {
          if (model.trees[node].feature < 0) best = std::max(best, model.trees[node].value);
        }
        end = model.roots[at];
        most[at] = sum += best;
      }
      forms.push_back(std::move(most));
    }
    return forms;
  }();
  return all;
}

}  // namespace

Standings::Standings(std::span<const Candidate> candidates) {
  const auto count = static_cast<float>(candidates.size());
  for (const Candidate& candidate : candidates) {
    for (std::size_t f = 0; f < feature_count; ++f) mean_[f] += candidate.features[f];
  }
  for (float& mean : mean_) mean /= count;
  Features variance{};
  for (const Candidate& candidate : candidates) {
    for (std::size_t f = 0; f < feature_count; ++f) {
      const float difference = candidate.features[f] - mean_[f];
      variance[f] += difference * difference;
    }
  }
  for (std::size_t f = 0; f < feature_count; ++f)
    deviation_[f] = std::sqrt(variance[f] / count) + 0.05F * std::abs(mean_[f]) + 1e-3F;
}

Standing Standings::of(const Candidate& candidate) const {
  Standing standing;
  std::copy(candidate.features.begin(), candidate.features.end(), standing.begin());
  for (std::size_t f = 0; f < feature_count; ++f) {
    const float deviations = (candidate.features[f] - mean_[f]) / deviation_[f];
    standing[feature_count + f] = std::clamp(deviations, -5.0F, 5.0F);
  }
  return standing;
}

bool is_judged(Form form, const Part& part) {
  if (form != Form::flow) return !part.leads_all;
  return part.pronoun_speech || part.bare || (part.pronoun && part.starts_quote);
}

float score_of(Form form, const Standing& standing, float least) {
  const Model& model = model_of(form);
  const auto most = most_of_rest()[static_cast<std::size_t>(form)];
  float sum = model.bias + dot(model.weights, standing);
  for (std::size_t at = 0; at < model.roots.size() && sum + most[at] >= least; ++at)
    sum += walk(model.trees, model.roots[at], standing);
  return sum;
}

float threshold_of(Form form, float share) {
  const auto steps = model_of(form).thresholds;
  if (share <= steps.front().false_alarms) return steps.front().score;
  for (std::size_t at = 1; at < steps.size(); ++at) {
    if (share > steps[at].false_alarms) continue;
    const float low = std::log(steps[at - 1].false_alarms);
    const float part = (std::log(share) - low) / (std::log(steps[at].false_alarms) - low);
    return steps[at - 1].score + part * (steps[at].score - steps[at - 1].score);
  }
  return steps.back().score;
}

float more_foreign(Form form, const Standing& first, const Standing& second) {
  const auto weights = copy_models()[static_cast<std::size_t>(form)].weights;
  return dot(weights, first) - dot(weights, second);
}

float sure_margin(Form form) { return copy_models()[static_cast<std::size_t>(form)].sure; }

}  // namespace rules::placement
