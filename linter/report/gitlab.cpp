// GitLab's Code Quality report: an array of issues in the form of Code Climate,
// with all that Code Climate's own readers ask for.
#include "linter/report/formats.h"
#include "linter/report/json_writer.h"
#include "linter/report/message.h"

namespace galley {
namespace {

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::suggestion:
      break;
  }
  return "info";
}

}  // namespace

void report_gitlab(const Report& report, const ReportOptions&, std::ostream& out) {
  PlacesOfRun places{report.result, ColumnUnit::code_points};
  JsonWriter json{out};
  json.begin_array();
  for (const Diagnostic& diagnostic : report.result.diagnostics) {
    Places& file = places.of(diagnostic.file);
    json.begin_object().member("type", "issue").member("check_name", diagnostic.rule);
    json.member("description", message_text(diagnostic, places));
    json.key("categories").begin_array().value("Style").end_array();
    json.member("fingerprint", fingerprint_text(diagnostic.fingerprint))
        .member("severity", level_of(diagnostic.severity));
    json.key("location").begin_object().member("path", file.source().path());
    json.key("lines").begin_object().member("begin", file.position(diagnostic.span.begin).line + 1);
    json.member("end", file.position(diagnostic.span.end).line + 1).end_object().end_object().end_object();
  }
  json.end_array();
  json.end_line();
}

}  // namespace galley
