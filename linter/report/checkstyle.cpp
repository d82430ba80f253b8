// Checkstyle's XML, which many CI services read.
#include <ostream>

#include "linter/report/formats.h"
#include "linter/report/message.h"
#include "linter/report/xml.h"

namespace galley {
namespace {

std::string_view level_of(Severity severity) { return severity == Severity::suggestion ? "info" : name(severity); }

void write_error(const Diagnostic& diagnostic, PlacesOfRun& places, std::ostream& out) {
  const Position position = places.of(diagnostic.file).position(diagnostic.span.begin);
  out << "    <error line=\"" << position.line + 1 << "\" column=\"" << position.column + 1 << "\" severity=\""
      << level_of(diagnostic.severity) << "\" message=\"" << xml_escaped(message_text(diagnostic, places))
      << "\" source=\"galley." << xml_escaped(diagnostic.rule) << "\"/>\n";
}

}  // namespace

void report_checkstyle(const Report& report, const ReportOptions&, std::ostream& out) {
  PlacesOfRun places{report.result, ColumnUnit::code_points};
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  const Diagnostic* last = nullptr;
  for (const Diagnostic& diagnostic : report.result.diagnostics) {
    if (last == nullptr || last->file != diagnostic.file) {
      if (last != nullptr) out << "  </file>\n";
      out << "  <file name=\"" << xml_escaped(places.of(diagnostic.file).source().path()) << "\">\n";
    }
    write_error(diagnostic, places, out);
    last = &diagnostic;
  }
  if (last != nullptr) out << "  </file>\n";
  for (const RunError& error : report.result.errors) {
    out << "  <file name=\"" << xml_escaped(error.path) << "\">\n    <error line=\"1\" severity=\"error\" message=\""
        << xml_escaped(error.message) << "\" source=\"galley\"/>\n  </file>\n";
  }
  out << "</checkstyle>\n";
}

}  // namespace galley
