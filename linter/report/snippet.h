// The line of a finding with carets under it, for a person at a terminal.
#pragma once

#include <iosfwd>

#include "linter/report/places.h"

namespace galley {

// Two lines:
//    15 | … in an update said: “It is highly likely that Russia …
//       |                            ^^^^^^^^^^^^^
// Of a long line the part around the span is shown; a span over several lines
// is marked up to the end of its first.
void write_snippet(Places& places, Span span, std::ostream& out);

}  // namespace galley
