// A comparison to a stream.
#pragma once

#include <iosfwd>
#include <string>

#include "linter/engine/compare.h"
#include "linter/text/source_file.h"

namespace galley {

struct ComparisonReport {
  const Comparison& comparison;
  std::string a;  // as the person named the sides
  std::string b;
  double seconds = 0;
};

// path:line:column: and what is shared, a line each, and of what was edited a
// line that shows how; then the share of each side.
void report_comparison_text(const ComparisonReport& report, ColumnUnit columns, std::ostream& out);

// As docs/compare.schema.json describes it.
void report_comparison_json(const ComparisonReport& report, std::ostream& out);

}  // namespace galley
