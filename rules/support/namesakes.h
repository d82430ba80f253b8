// Are two spellings those of two people? Told by the names beside them.
#pragma once

#include <cstdint>
#include <span>

#include "linter/document/document.h"
#include "rules/support/surroundings.h"

namespace rules {

// The places are tokens. True if some first name, or what else has a capital
// and is no title, stands before places of both.
bool share_first_name(const galley::Document& document, const Surroundings& surroundings,
                      std::span<const std::uint32_t> a, std::span<const std::uint32_t> b);

// The hash of the one capitalised word before a token that is no title, or 0.
std::uint32_t first_name(const galley::Document& document, const Surroundings& surroundings, std::uint32_t token);

// True if both have names before them and none in common, or behind them:
// "Philip Brook" and "Phillip Marsh".
bool are_namesakes(const galley::Document& document, const Surroundings& surroundings, std::span<const std::uint32_t> a,
                   std::span<const std::uint32_t> b);

}  // namespace rules
