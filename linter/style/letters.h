// Words in other cases, letter by letter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley {

constexpr auto all_letters = static_cast<std::size_t>(-1);

// `text` with `change` made to its first `most` characters; bytes that are not
// UTF-8 stay as they are.
std::string map_letters(std::string_view text, char32_t (*change)(char32_t), std::size_t most);

}  // namespace galley
