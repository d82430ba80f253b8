// JSON and JSON Lines, as docs/output.schema.json describes them.
#include <iosfwd>

#include "linter/report/diff.h"
#include "linter/report/formats.h"
#include "linter/report/json_parts.h"
#include "linter/report/message.h"
#include "linter/report/rule_help.h"
#include "linter/report/statistics.h"

namespace galley {
namespace {

class DiagnosticWriter {
 public:
  DiagnosticWriter(const Report& report, std::ostream& out)
      : report_(report), places_(report.result, ColumnUnit::code_points), json_(out) {}

  JsonWriter& json() { return json_; }
  PlacesOfRun& places() { return places_; }

  void write(const Diagnostic& diagnostic) {
    json_.begin_object();
    json_.member("rule", diagnostic.rule).member("severity", name(diagnostic.severity));
    if (diagnostic.related.empty())
      json_.member("message", diagnostic.message.string());
    else
      json_.member("message", message_text(diagnostic, places_));
    write_span(json_, places_.of(diagnostic.file), diagnostic.span);
    write_related(diagnostic);
    write_fixes(diagnostic);
    write_data(diagnostic);
    json_.member("fingerprint", fingerprint_text(diagnostic.fingerprint));
    if (const std::string page = page_name(report_.registry, diagnostic.rule); !page.empty())
      json_.member("page", page);
    json_.end_object();
  }

 private:
  void write_data(const Diagnostic& diagnostic) {
    json_.key("data");
    if (diagnostic.diff.empty() && !diagnostic.data.empty())
      json_.raw(diagnostic.data.string());
    else
      json_.raw(data_with_diff(diagnostic));
  }

  void write_related(const Diagnostic& diagnostic) {
    json_.key("related").begin_array();
    for (const Related& related : diagnostic.related) {
      json_.begin_object();
      write_span(json_, places_.of(related.file), related.span);
      json_.member("message", related.message).end_object();
    }
    json_.end_array();
  }

  void write_fixes(const Diagnostic& diagnostic) {
    json_.key("fixes").begin_array();
    for (const Fix& fix : diagnostic.fixes) {
      json_.begin_object().member("title", fix.title).member("safety", name(fix.safety));
      json_.key("edits").begin_array();
      for (const Edit& edit : fix.edits) write_edit(edit);
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  void write_edit(const Edit& edit) {
    Places& places = places_.of(edit.file);
    json_.begin_object().member("path", places.source().path());
    json_.member("start", places.place(edit.span.begin).disk_offset)
        .member("end", places.place(edit.span.end).disk_offset);
    json_.member("text", edit.replacement).end_object();
  }

  const Report& report_;
  PlacesOfRun places_;
  JsonWriter json_;
};

}  // namespace

void report_json(const Report& report, const ReportOptions&, std::ostream& out) {
  DiagnosticWriter writer{report, out};
  JsonWriter& json = writer.json();
  json.begin_object();
  write_tool(json);
  json.key("summary").begin_object();
  json.member("files", report.files).member("diagnostics", report.result.diagnostics.size());
  write_seconds(json, report.seconds);
  json.end_object();
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : report.result.diagnostics) writer.write(diagnostic);
  json.end_array();
  write_errors(json, report.result.errors);
  if (report.result.statistics) write_statistics(json.key("statistics"), report, writer.places());
  json.end_object();
  json.end_line();
}

void report_jsonl(const Report& report, const ReportOptions&, std::ostream& out) {
  DiagnosticWriter writer{report, out};
  JsonWriter& json = writer.json();
  json.begin_lines();
  for (const Diagnostic& diagnostic : report.result.diagnostics) {
    writer.write(diagnostic);
    json.end_line();
  }
  json.end_lines();
}

}  // namespace galley
