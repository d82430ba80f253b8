// Reviewdog's Diagnostic Format, whole or a line each. Its columns count bytes
// of UTF-8 from 1; an end is exclusive.
#include "linter/report/formats.h"
#include "linter/report/json_writer.h"
#include "linter/report/message.h"

namespace galley {
namespace {

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "ERROR";
    case Severity::warning:
      return "WARNING";
    case Severity::suggestion:
      break;
  }
  return "INFO";
}

class DiagnosticWriter {
 public:
  DiagnosticWriter(const LintResult& result, std::ostream& out) : places_(result, ColumnUnit::bytes), json_(out) {}

  JsonWriter& json() { return json_; }

  void write_source() { json_.key("source").begin_object().member("name", "galley").end_object(); }

  // The members of a diagnostic, inside an object.
  void write(const Diagnostic& diagnostic) {
    json_.member("message", message_text(diagnostic, places_));
    write_location(diagnostic.file, diagnostic.span);
    json_.member("severity", level_of(diagnostic.severity));
    json_.key("code").begin_object().member("value", diagnostic.rule).end_object();
    write_suggestions(diagnostic);
    write_related(diagnostic);
  }

 private:
  void write_position(std::string_view key, FileId file, Offset at) {
    const Position position = places_.of(file).position(at);
    json_.key(key).begin_object().member("line", position.line + 1).member("column", position.column + 1).end_object();
  }

  void write_range(FileId file, Span span) {
    json_.key("range").begin_object();
    write_position("start", file, span.begin);
    write_position("end", file, span.end);
    json_.end_object();
  }

  void write_location(FileId file, Span span) {
    json_.key("location").begin_object().member("path", places_.of(file).source().path());
    write_range(file, span);
    json_.end_object();
  }

  // A suggestion is one replacement in the diagnostic's own file.
  void write_suggestions(const Diagnostic& diagnostic) {
    json_.key("suggestions").begin_array();
    for (const Fix& fix : diagnostic.fixes) {
      if (fix.edits.size() != 1 || fix.edits.front().file != diagnostic.file) continue;
      json_.begin_object();
      write_range(diagnostic.file, fix.edits.front().span);
      json_.member("text", fix.edits.front().replacement).end_object();
    }
    json_.end_array();
  }

  void write_related(const Diagnostic& diagnostic) {
    json_.key("relatedLocations").begin_array();
    for (const Related& related : diagnostic.related) {
      json_.begin_object().member("message", related.message);
      write_location(related.file, related.span);
      json_.end_object();
    }
    json_.end_array();
  }

  PlacesOfRun places_;
  JsonWriter json_;
};

}  // namespace

void report_rdjson(const Report& report, const ReportOptions&, std::ostream& out) {
  DiagnosticWriter writer{report.result, out};
  JsonWriter& json = writer.json();
  json.begin_object();
  writer.write_source();
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : report.result.diagnostics) {
    json.begin_object();
    writer.write(diagnostic);
    json.end_object();
  }
  json.end_array().end_object();
  json.end_line();
}

void report_rdjsonl(const Report& report, const ReportOptions&, std::ostream& out) {
  DiagnosticWriter writer{report.result, out};
  JsonWriter& json = writer.json();
  for (const Diagnostic& diagnostic : report.result.diagnostics) {
    json.begin_object();
    writer.write_source();
    writer.write(diagnostic);
    json.end_object();
    json.end_line();
  }
}

}  // namespace galley
