// Character references of HTML and Markdown: "&amp;", "&#8217;", "&#x2019;".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// What `reference`, with its ampersand and semicolon, stands for, in UTF-8;
// nothing if there is no such character. Numbers that name no character give
// U+FFFD, and those of Windows' quotation marks (128-159) what was meant.
std::optional<std::string> decode_entity(std::string_view reference);

}  // namespace galley
