// Text as XML 1.0 takes it.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// For an attribute's value or an element's text. Line breaks and tabs become
// references, so that an attribute keeps them; characters which XML can't hold,
// and bytes that are not UTF-8, become U+FFFD.
std::string xml_escaped(std::string_view text);

}  // namespace galley
