// The one hash, xxHash's XXH3, behind one function. The value is the same on
// every machine, so it may be stored.
#pragma once

#include <cstdint>
#include <string_view>

namespace galley {

std::uint64_t hash(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace galley
