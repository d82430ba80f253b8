// What Vale's own dictionary has and Debian's en_US lacks: British spellings, and
// words and names of computing.
#pragma once

#include <string_view>

namespace galley {

// In the case that it is written in.
bool is_default_word(std::string_view word);

// The one of them with a capital inside that is `lower` but for its case:
// "github" -> "GitHub"; empty where there is none, or more than one.
std::string_view default_name(std::string_view lower);

}  // namespace galley
