// Names that come into English from another script in several spellings.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace rules {

// Each line holds the spellings of one name, with a space between them: first
// those of places, of which a longer name may keep the old one ("chicken Kiev").
std::span<const std::string_view> transliterations();

}  // namespace rules
