// A pattern of .NET's syntax in the dialect of another engine.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// PCRE2's, with PCRE2_UCP. Look-behinds whose length varies, which PCRE2
// refuses, are written as alternatives where they are few. What isn't
// understood stays as it is: PCRE2 says what is wrong with it.
std::string to_pcre2(std::string_view pattern);

}  // namespace galley
