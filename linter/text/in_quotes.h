// How messages quote what somebody wrote.
#pragma once

#include <string>
#include <string_view>

namespace galley {

inline std::string in_quotes(std::string_view text) { return "“" + std::string{text} + "”"; }

}  // namespace galley
