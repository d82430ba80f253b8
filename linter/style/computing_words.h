// Words of computing and of the web that dictionaries of English lack.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace galley {

// With the forms that are in use; in lower case but for names.
std::span<const std::string_view> computing_words();

// Names with a capital inside, by their lower case.
std::map<std::string, std::string, std::less<>> computing_capitals();

}  // namespace galley
