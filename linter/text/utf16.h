// UTF-16 files to UTF-8 and back.
#pragma once

#include <string>
#include <string_view>

#include "linter/text/source_file.h"

namespace galley {

// By the byte order mark.
Encoding encoding_of(std::string_view disk);

// `disk` begins with a byte order mark, which becomes one in UTF-8. Lone
// surrogates and an odd last byte become U+FFFD: any bytes give a text.
std::string utf16_to_utf8(std::string_view disk, Encoding encoding);

// The way back; the bytes which are not UTF-8 become U+FFFD.
std::string utf8_to_utf16(std::string_view text, Encoding encoding);

}  // namespace galley
