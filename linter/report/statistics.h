// What a run tells of the copy as a whole: a table, or JSON.
#pragma once

#include <iosfwd>

#include "linter/report/json_writer.h"
#include "linter/report/places.h"
#include "linter/report/reporter.h"

namespace galley {

// Both need LintResult::statistics.
void report_statistics(const Report& report, std::ostream& out);
void write_statistics(JsonWriter& json, const Report& report, PlacesOfRun& places);  // an object

}  // namespace galley
