// JUnit's XML: a suite for each file with findings, a case for each finding.
// Errors and warnings are failures; suggestions pass, with their words as
// output.
#include <ostream>
#include <span>

#include "linter/report/formats.h"
#include "linter/report/message.h"
#include "linter/report/xml.h"

namespace galley {
namespace {

std::size_t failures_of(std::span<const Diagnostic> diagnostics) {
  std::size_t failures = 0;
  for (const Diagnostic& diagnostic : diagnostics) failures += diagnostic.severity != Severity::suggestion;
  return failures;
}

class CaseWriter {
 public:
  CaseWriter(const LintResult& result, std::ostream& out) : places_(result, ColumnUnit::code_points), out_(out) {}

  void write_suite(std::span<const Diagnostic> of_one_file) {
    const std::string path = xml_escaped(places_.of(of_one_file.front().file).source().path());
    out_ << "  <testsuite name=\"" << path << "\" tests=\"" << of_one_file.size() << "\" failures=\""
         << failures_of(of_one_file) << "\" errors=\"0\">\n";
    for (const Diagnostic& diagnostic : of_one_file) write_case(diagnostic, path);
    out_ << "  </testsuite>\n";
  }

 private:
  void write_case(const Diagnostic& diagnostic, const std::string& path) {
    const Position position = places_.of(diagnostic.file).position(diagnostic.span.begin);
    const std::string place = std::to_string(position.line + 1) + ':' + std::to_string(position.column + 1);
    const std::string message = xml_escaped(message_text(diagnostic, places_));
    out_ << "    <testcase classname=\"" << path << "\" name=\"" << xml_escaped(diagnostic.rule) << " at " << place
         << "\">";
    if (diagnostic.severity == Severity::suggestion) {
      out_ << "<system-out>" << path << ':' << place << ": " << message << "</system-out>";
    } else {
      out_ << "<failure type=\"" << name(diagnostic.severity) << "\" message=\"" << message << "\">" << path << ':'
           << place << ": " << message << "</failure>";
    }
    out_ << "</testcase>\n";
  }

  PlacesOfRun places_;
  std::ostream& out_;
};

void write_errors(std::span<const RunError> errors, std::ostream& out) {
  if (errors.empty()) return;
  out << "  <testsuite name=\"not checked\" tests=\"" << errors.size() << "\" failures=\"0\" errors=\"" << errors.size()
      << "\">\n";
  for (const RunError& error : errors) {
    const std::string path = xml_escaped(error.path);
    out << "    <testcase classname=\"" << path << "\" name=\"reading\"><error type=\"error\" message=\""
        << xml_escaped(error.message) << "\"/></testcase>\n";
  }
  out << "  </testsuite>\n";
}

}  // namespace

void report_junit(const Report& report, const ReportOptions&, std::ostream& out) {
  const std::span<const Diagnostic> all{report.result.diagnostics};
  const std::size_t errors = report.result.errors.size();
  const bool clean = all.empty() && errors == 0;
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"galley\" tests=\""
      << all.size() + errors + (clean ? 1 : 0) << "\" failures=\"" << failures_of(all) << "\" errors=\"" << errors
      << "\">\n";
  CaseWriter writer{report.result, out};
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].file == all[begin].file) ++end;
    writer.write_suite(all.subspan(begin, end - begin));
    begin = end;
  }
  write_errors(report.result.errors, out);
  if (clean) {  // services take a report without a case for a broken one
    out << "  <testsuite name=\"galley\" tests=\"1\" failures=\"0\" errors=\"0\">\n    <testcase classname=\"galley\" "
           "name=\"check\"/>\n  </testsuite>\n";
  }
  out << "</testsuites>\n";
}

}  // namespace galley
