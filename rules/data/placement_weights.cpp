#include "rules/data/placement_weights.h"

namespace rules::placement {
namespace {

#include "rules/data/placement_weights.inc"

constexpr Model every_model[] = {
    {flow_weights, flow_bias, flow_trees, flow_roots, flow_thresholds},
    {sections_weights, sections_bias, sections_trees, sections_roots, sections_thresholds},
    {items_weights, items_bias, items_trees, items_roots, items_thresholds},
};
constexpr CopyModel every_copy_model[] = {
    {flow_copy_weights, flow_copy_sure},
    {sections_copy_weights, sections_copy_sure},
    {items_copy_weights, items_copy_sure},
};

}  // namespace

std::span<const Model> models() { return every_model; }
std::span<const CopyModel> copy_models() { return every_copy_model; }

}  // namespace rules::placement
