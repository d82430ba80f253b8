// Abbreviations that readers know without their long forms.
#pragma once

#include <span>
#include <string_view>

namespace rules {

std::span<const std::string_view> known_abbreviations();

}  // namespace rules
