// Workflow commands of GitHub Actions: each becomes an annotation. Escaped as
// the Actions toolkit does it.
//
// The service shows ten annotations of each level and drops the rest without a
// word. So the worst come first, and where a level has more than ten, the tenth
// says how many more there are; those stand in the log, as lines of text.
#include <ostream>
#include <string>
#include <vector>

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

constexpr std::size_t most_annotations = 10;  // of a level

// One finding, as an annotation and as a line of the log.
struct Entry {
  std::string command;
  std::string line;
};

// A line of the log that begins like a command would be taken for one.
std::string log_line(std::string line) { return line.starts_with(':') || line.starts_with('#') ? "./" + line : line; }

class EntryMaker {
 public:
  explicit EntryMaker(const LintResult& result) : places_(result, ColumnUnit::code_points) {}

  Entry of(const Diagnostic& diagnostic) {
    const std::string message = one_line(message_text(diagnostic, places_));
    std::string whole = message;
    for (const Related& related : diagnostic.related) {
      whole += '\n' + line_text(related.file, related.span.begin) + ": " + one_line(related.message);
    }
    return {.command = "::" + std::string{level_of(diagnostic.severity)} +
                       " title=" + escaped(diagnostic.rule, Part::property) + place_properties(diagnostic) +
                       "::" + escaped(whole, Part::message),
            .line = log_line(line_text(diagnostic.file, diagnostic.span.begin) + ": " +
                             std::string{name(diagnostic.severity)} + ": " + message + " [" + diagnostic.rule + ']')};
  }

 private:
  // Columns belong to a span on one line only.
  std::string place_properties(const Diagnostic& diagnostic) {
    Places& places = places_.of(diagnostic.file);
    const Position begin = places.position(diagnostic.span.begin);
    const Position end = places.position(diagnostic.span.end);
    std::string properties = ",file=" + escaped(places.source().path(), Part::property) +
                             ",line=" + std::to_string(begin.line + 1) + ",endLine=" + std::to_string(end.line + 1);
    if (begin.line == end.line) {
      properties += ",col=" + std::to_string(begin.column + 1) + ",endColumn=" + std::to_string(end.column + 1);
    }
    return properties;
  }

  std::string line_text(FileId file, Offset at) {
    Places& places = places_.of(file);
    return one_line(places.source().path()) + ':' + std::to_string(places.position(at).line + 1);
  }

  PlacesOfRun places_;
};

Entry entry_of(const RunError& error) {
  const std::string message = one_line(error.message);
  return {.command = "::error title=" + escaped("can’t be checked", Part::property) +
                     ",file=" + escaped(error.path, Part::property) + "::" + escaped(message, Part::message),
          .line = log_line(one_line(error.path) + ": error: " + message)};
}

void write_level(Severity severity, const std::vector<Entry>& entries, std::ostream& out) {
  const std::size_t shown = entries.size() > most_annotations ? most_annotations - 1 : entries.size();
  for (std::size_t i = 0; i < shown; ++i) out << entries[i].command << '\n';
  if (shown == entries.size()) return;
  out << "::" << level_of(severity) << " title=galley::" << entries.size() - shown << " more " << name(severity)
      << "s stand in the log\n";
  for (std::size_t i = shown; i < entries.size(); ++i) out << entries[i].line << '\n';
}

}  // namespace

void report_github(const Report& report, const ReportOptions&, std::ostream& out) {
  EntryMaker maker{report.result};
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    std::vector<Entry> entries;
    if (severity == Severity::error) {
      for (const RunError& error : report.result.errors) entries.push_back(entry_of(error));
    }
    for (const Diagnostic& diagnostic : report.result.diagnostics) {
      if (diagnostic.severity == severity) entries.push_back(maker.of(diagnostic));
    }
    write_level(severity, entries, out);
  }
}

}  // namespace galley
