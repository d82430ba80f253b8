// What was learnt about misplaced paragraphs. Generated; see
// tools/placement/train.py.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace rules::placement {

// A decision tree's node, in preorder: the left child comes next. A leaf has
// no feature, and its value is what it adds.
struct Node {
  float value = 0;            // goes left if the feature is at most this
  std::int16_t feature = -1;  // of both halves: as measured, then against the article's other paragraphs
  std::uint16_t right = 0;    // how many nodes further on the right child stands
};

// From shares of clean articles that are flagged to scores.
struct Threshold {
  float false_alarms = 0;
  float score = 0;
};

struct Model {
  std::span<const float> weights;  // by feature, both halves
  float bias = 0;
  std::span<const Node> trees;  // one after the other
  std::span<const std::uint32_t> roots;
  std::span<const Threshold> thresholds;  // of rising share
};

// By form: flow, sections, items.
std::span<const Model> models();

// Which of two copies is foreign, by form: the one whose score is higher, if
// it is so by the threshold.
struct CopyModel {
  std::span<const float> weights;
  float sure = 0;
};
std::span<const CopyModel> copy_models();

}  // namespace rules::placement
