// What toml++ isn't to be asked about.
#pragma once

#include <cstddef>
#include <string_view>

namespace galley {

// Tables within tables are freed by recursion, so a key of a hundred thousand
// parts would overflow the stack. (toml++ bounds brackets by itself.) The place
// of a key which has too many parts, or npos.
std::size_t find_long_toml_key(std::string_view text);

// The place of such a key, or of a byte that isn't UTF-8; or npos.
std::size_t find_unreadable_toml(std::string_view text);

}  // namespace galley
