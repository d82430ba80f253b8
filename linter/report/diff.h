// How one text was made of another, shown.
#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "linter/report/json_writer.h"
#include "linter/report/places.h"

namespace galley {

// `diagnostic.data` with the diff as its member `diff`, if there is one: what
// JSON and SARIF print.
std::string data_with_diff(const Diagnostic& diagnostic);

// As an array of its parts.
void write_diff(JsonWriter& json, std::span<const DiffPart> diff);

// The line of a finding as a word diff: [-old-]{+new+}, up to some columns.
//    20 | The council approved the new [-harbour-]{+port+} plan on …
void write_diff(Places& places, Span span, std::span<const DiffPart> diff, bool colour, std::ostream& out);

}  // namespace galley
