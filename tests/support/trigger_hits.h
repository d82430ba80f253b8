// Where the literals of one pattern stand in a text.
#pragma once

#include <string_view>
#include <vector>

#include "linter/match/literal_set.h"
#include "linter/match/triggered_pattern.h"

namespace galley {

inline std::vector<TriggerHit> find_trigger_hits(const TriggeredPattern& pattern, std::string_view text) {
  LiteralSet literals;
  std::vector<std::vector<std::uint32_t>> uses;
  for (std::uint32_t index = 0; index < pattern.literals().size(); ++index) {
    const std::uint32_t number = literals.add(pattern.literals()[index]);
    if (number == uses.size()) uses.emplace_back();
    uses[number].push_back(index);
  }
  literals.build();
  std::vector<TriggerHit> hits;
  literals.find(text, {0, static_cast<Offset>(text.size())}, [&](std::uint32_t literal, std::size_t at) {
    for (const std::uint32_t use : uses[literal]) hits.push_back({.at = static_cast<Offset>(at), .literal = use});
  });
  return hits;
}

}  // namespace galley
