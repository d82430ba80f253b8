// The Test Anything Protocol, version 13: a test point for each finding.
// Suggestions are TODO points, which fail without failing the run.
#include <ostream>

#include "linter/report/formats.h"
#include "linter/report/message.h"

namespace galley {
namespace {

// A # would begin a directive.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : one_line(text)) {
    if (byte == '#' || byte == '\\') out += '\\';
    out += byte;
  }
  return out;
}

void write_point(const Diagnostic& diagnostic, PlacesOfRun& places, std::ostream& out) {
  Places& file = places.of(diagnostic.file);
  const Position position = file.position(diagnostic.span.begin);
  out << escaped(file.source().path()) << ':' << position.line + 1 << ':' << position.column + 1 << ": "
      << escaped(message_text(diagnostic, places)) << " [" << diagnostic.rule << ']';
  if (diagnostic.severity == Severity::suggestion) out << " # TODO suggestion";
  out << '\n';
}

}  // namespace

void report_tap(const Report& report, const ReportOptions&, std::ostream& out) {
  PlacesOfRun places{report.result, ColumnUnit::code_points};
  const std::size_t points = report.result.diagnostics.size() + report.result.errors.size();
  out << "TAP version 13\n1.." << (points == 0 ? 1 : points) << '\n';
  if (points == 0) out << "ok 1 - " << summary_line(report) << '\n';
  std::size_t number = 0;
  for (const Diagnostic& diagnostic : report.result.diagnostics) {
    out << "not ok " << ++number << " - ";
    write_point(diagnostic, places, out);
  }
  for (const RunError& error : report.result.errors) {
    out << "not ok " << ++number << " - " << escaped(error.path) << ": " << escaped(error.message) << '\n';
  }
}

}  // namespace galley
