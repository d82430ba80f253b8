// The spellings that a simple pattern stands for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// "colou?r(s|)" -> colour, color, colours, colors; nothing where they are more
// than 64, or the pattern has signs that stand for many letters.
std::optional<std::vector<std::string>> spellings_of(std::string_view pattern);

// Of these the one that is `observed` but for its case, or the pattern itself.
std::string spelling_like(const std::string& pattern, std::string_view observed);

}  // namespace galley
