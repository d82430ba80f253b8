// Workflow commands of GitHub Actions: each becomes an annotation. Escaped as
// the Actions toolkit does it.
#include <ostream>

#include "linter/report/formats.h"
#include "linter/report/message.h"

namespace galley {
namespace {

std::string_view level_of(Severity severity) { return severity == Severity::suggestion ? "notice" : name(severity); }

// In a property the separators are escaped too.
enum class Part : std::uint8_t { property, message };

std::string escaped(std::string_view text, Part part) {
  std::string out;
  for (const char byte : text) {
    switch (byte) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += part == Part::property ? "%3A" : ":";
        break;
      case ',':
        out += part == Part::property ? "%2C" : ",";
        break;
      default:
        out += byte;
    }
  }
  return out;
}

class CommandWriter {
 public:
  CommandWriter(const LintResult& result, std::ostream& out) : places_(result, ColumnUnit::code_points), out_(out) {}

  void write(const Diagnostic& diagnostic) {
    out_ << "::" << level_of(diagnostic.severity) << " title=" << escaped(diagnostic.rule, Part::property);
    write_place(diagnostic);
    std::string message = one_line(message_text(diagnostic, places_));
    for (const Related& related : diagnostic.related)
      message += '\n' + place_text(related) + ": " + one_line(related.message);
    out_ << "::" << escaped(message, Part::message) << '\n';
  }

 private:
  // Columns belong to a span on one line only.
  void write_place(const Diagnostic& diagnostic) {
    Places& places = places_.of(diagnostic.file);
    const Position begin = places.position(diagnostic.span.begin);
    const Position end = places.position(diagnostic.span.end);
    out_ << ",file=" << escaped(places.source().path(), Part::property) << ",line=" << begin.line + 1
         << ",endLine=" << end.line + 1;
    if (begin.line == end.line) out_ << ",col=" << begin.column + 1 << ",endColumn=" << end.column + 1;
  }

  std::string place_text(const Related& related) {
    Places& places = places_.of(related.file);
    return one_line(places.source().path()) + ':' + std::to_string(places.position(related.span.begin).line + 1);
  }

  PlacesOfRun places_;
  std::ostream& out_;
};

}  // namespace

void report_github(const Report& report, const ReportOptions&, std::ostream& out) {
  CommandWriter writer{report.result, out};
  for (const Diagnostic& diagnostic : report.result.diagnostics) writer.write(diagnostic);
  for (const RunError& error : report.result.errors) {
    out << "::error title=" << escaped("can’t be checked", Part::property)
        << ",file=" << escaped(error.path, Part::property) << "::" << escaped(one_line(error.message), Part::message)
        << '\n';
  }
}

}  // namespace galley
