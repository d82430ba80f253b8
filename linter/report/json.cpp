// JSON and JSON Lines, as docs/output.schema.json describes them.
#include <cstdint>
#include <iosfwd>
#include <vector>

#include "linter/report/diff.h"
#include "linter/report/formats.h"
#include "linter/report/json_parts.h"
#include "linter/report/message.h"
#include "linter/report/rule_help.h"
#include "linter/report/statistics.h"

namespace galley {
namespace {

// The same for copies of one another.
std::uintptr_t identity(const HeldText& text) { return reinterpret_cast<std::uintptr_t>(&text.string()); }

class DiagnosticWriter {
 public:
  DiagnosticWriter(const Report& report, std::ostream& out)
      : report_(report), places_(report.result, ColumnUnit::code_points), json_(out) {}

  JsonWriter& json() { return json_; }
  PlacesOfRun& places() { return places_; }

  void write(const Diagnostic& diagnostic) {
    json_.begin_object();
    write_opening(diagnostic);
    write_range(json_, places_.of(diagnostic.file), diagnostic.span);
    if (diagnostic.related.empty() && diagnostic.fixes.empty()) {
      json_.raw("\"related\":[],\"fixes\":[]");
    } else {
      write_related(diagnostic);
      write_fixes(diagnostic);
    }
    write_data(diagnostic);
    json_.member("fingerprint", fingerprint_text(diagnostic.fingerprint));
    if (const std::string page = page_name(report_.registry, diagnostic.rule); !page.empty())
      json_.member("page", page);
    json_.end_object();
  }

 private:
  // The members before the range, and what they are made of.
  struct Opening {
    HeldText rule;
    HeldText message;
    Severity severity{};
    FileId file{};
    std::string members;
  };

  std::string members_before_range(const Diagnostic& diagnostic) {
    std::string members = "\"rule\":";
    write_json_string(members, diagnostic.rule);
    members += ",\"severity\":\"";
    members += name(diagnostic.severity);
    members += "\",\"message\":";
    write_json_string(members, message_text(diagnostic, places_));
    members += ",\"path\":";
    write_json_string(members, places_.of(diagnostic.file).source().path());
    return members;
  }

  void write_opening(const Diagnostic& diagnostic) {
    if (!diagnostic.related.empty()) {  // its message may name a place
      json_.raw(members_before_range(diagnostic));
      return;
    }
    // Much is said many times: what was said last is at hand.
    Opening& known = openings_[identity(diagnostic.message) % openings_.size()];
    const bool is_same =
        !known.members.empty() && known.file == diagnostic.file && known.severity == diagnostic.severity &&
        identity(known.message) == identity(diagnostic.message) && identity(known.rule) == identity(diagnostic.rule);
    if (!is_same) {
      known = {.rule = diagnostic.rule,
               .message = diagnostic.message,
               .severity = diagnostic.severity,
               .file = diagnostic.file,
               .members = members_before_range(diagnostic)};
    }
    json_.raw(known.members);
  }

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
  std::vector<Opening> openings_ = std::vector<Opening>(1021);  // by message; a prime, as addresses are even
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
