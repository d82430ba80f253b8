// JSON and JSON Lines, as docs/output.schema.json describes them.
#include <cmath>
#include <iosfwd>

#include "linter/report/diff.h"
#include "linter/report/formats.h"
#include "linter/report/json_writer.h"
#include "linter/report/message.h"
#include "linter/report/rule_help.h"

namespace galley {
namespace {

class DiagnosticWriter {
 public:
  DiagnosticWriter(const Report& report, std::ostream& out)
      : report_(report), places_(report.result, ColumnUnit::code_points), json_(out) {}

  JsonWriter& json() { return json_; }

  void write(const Diagnostic& diagnostic) {
    json_.begin_object();
    json_.member("rule", diagnostic.rule).member("severity", name(diagnostic.severity));
    json_.member("message", message_text(diagnostic, places_));
    write_range(diagnostic.file, diagnostic.span);
    write_related(diagnostic);
    write_fixes(diagnostic);
    json_.key("data").raw(data_with_diff(diagnostic));
    json_.member("fingerprint", fingerprint_text(diagnostic.fingerprint));
    if (const std::string page = page_name(report_.registry, diagnostic.rule); !page.empty())
      json_.member("page", page);
    json_.end_object();
  }

 private:
  void write_place(std::string_view key, FileId file, Offset at) {
    const Place place = places_.of(file).place(at);
    json_.key(key).begin_object();
    json_.member("offset", place.disk_offset)
        .member("line", place.position.line + 1)
        .member("column", place.position.column + 1);
    json_.end_object();
  }

  void write_range(FileId file, Span span) {
    json_.member("path", places_.of(file).source().path());
    json_.key("range").begin_object();
    write_place("start", file, span.begin);
    write_place("end", file, span.end);
    json_.end_object();
  }

  void write_related(const Diagnostic& diagnostic) {
    json_.key("related").begin_array();
    for (const Related& related : diagnostic.related) {
      json_.begin_object();
      write_range(related.file, related.span);
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

void write_head(JsonWriter& json, const Report& report) {
  json.member("version", 1);
  json.key("tool").begin_object().member("name", "galley").member("version", GALLEY_VERSION).end_object();
  json.key("summary").begin_object();
  json.member("files", report.files).member("diagnostics", report.result.diagnostics.size());
  json.member("seconds", std::round(report.seconds * 1e6) / 1e6).end_object();
}

void write_errors(JsonWriter& json, const Report& report) {
  json.key("errors").begin_array();
  for (const RunError& error : report.result.errors) {
    json.begin_object().member("path", error.path).member("message", error.message).end_object();
  }
  json.end_array();
}

}  // namespace

void report_json(const Report& report, const ReportOptions&, std::ostream& out) {
  DiagnosticWriter writer{report, out};
  JsonWriter& json = writer.json();
  json.begin_object();
  write_head(json, report);
  json.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : report.result.diagnostics) writer.write(diagnostic);
  json.end_array();
  write_errors(json, report);
  json.end_object();
  json.end_line();
}

void report_jsonl(const Report& report, const ReportOptions&, std::ostream& out) {
  DiagnosticWriter writer{report, out};
  for (const Diagnostic& diagnostic : report.result.diagnostics) {
    writer.write(diagnostic);
    writer.json().end_line();
  }
}

}  // namespace galley
