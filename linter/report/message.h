// What is said of a diagnostic, in any format.
#pragma once

#include <string>
#include <string_view>

#include "linter/report/places.h"

namespace galley {

// As message_text() in reporter.h, for many of a run.
std::string message_text(const Diagnostic& diagnostic, PlacesOfRun& places);

// The message with `place` where the first related place is to be named.
std::string with_place(const std::string& message, std::string_view place);

// `text` on one line, as UTF-8 without control characters: copy may hold what
// moves a terminal's cursor.
std::string one_line(std::string_view text);

// "xxh3:0123456789abcdef"
std::string fingerprint_text(std::uint64_t fingerprint);

}  // namespace galley
