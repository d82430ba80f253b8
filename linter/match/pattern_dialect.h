// A pattern of .NET's syntax in the dialect of another engine.
#pragma once

#include <string>
#include <string_view>

#include "linter/match/pattern_syntax.h"

namespace galley {

// PCRE2's, with PCRE2_UCP. Look-behinds whose length varies, which PCRE2
// refuses, are written as alternatives where they are few. What isn't
// understood stays as it is: PCRE2 says what is wrong with it.
std::string to_pcre2(std::string_view pattern);
std::string to_pcre2(const PatternNode& pattern);

// Whether PCRE2 surely takes it, so that it need not be compiled to know.
bool is_surely_accepted(const PatternNode& pattern);

}  // namespace galley
