// What the JSON of several commands has in common.
#pragma once

#include <span>

#include "linter/engine/input.h"
#include "linter/report/json_writer.h"
#include "linter/report/places.h"

namespace galley {

// A share, to four places.
double rounded(double share);

// Each writes members of the object that is open.
void write_tool(JsonWriter& json);                                      // version, tool
void write_seconds(JsonWriter& json, double seconds);                   // seconds
void write_span(JsonWriter& json, Places& places, Span span);           // path, range
void write_range(JsonWriter& json, Places& places, Span span);          // range
void write_errors(JsonWriter& json, std::span<const RunError> errors);  // errors

}  // namespace galley
