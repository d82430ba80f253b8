// SARIF 2.1.0, the form of code-scanning services. Columns count code points,
// as `columnKind` says; byte offsets are those of the file on disk.
//
// Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS
// Standard, 27 March 2020.
#include <map>
#include <ostream>

#include "linter/config/rule_names.h"
#include "linter/report/diff.h"
#include "linter/report/formats.h"
#include "linter/report/json_writer.h"
#include "linter/report/message.h"
#include "linter/report/rule_help.h"
#include "linter/text/uri.h"

namespace galley {
namespace {

std::string_view level_of(Severity severity) { return severity == Severity::suggestion ? "note" : name(severity); }

// A message of SARIF ends as a sentence does.
std::string sentence(std::string text) {
  if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
  return text;
}

class SarifWriter {
 public:
  SarifWriter(const Report& report, std::ostream& out)
      : report_(report), places_(report.result, ColumnUnit::code_points), json_(out) {
    for (const Diagnostic& diagnostic : report.result.diagnostics) rules_.try_emplace(diagnostic.rule);
    std::size_t index = 0;
    for (auto& [id, at] : rules_) at = index++;
  }

  void write() {
    json_.begin_object();
    json_.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json").member("version", "2.1.0");
    json_.key("runs").begin_array().begin_object();
    write_tool();
    json_.member("columnKind", "unicodeCodePoints");
    write_invocation();
    json_.key("results").begin_array();
    for (const Diagnostic& diagnostic : report_.result.diagnostics) write_result(diagnostic);
    json_.end_array().end_object().end_array().end_object();
    json_.end_line();
  }

 private:
  void write_text(std::string_view key, std::string_view text) {
    json_.key(key).begin_object().member("text", text).end_object();
  }

  void write_tool() {
    json_.key("tool").begin_object().key("driver").begin_object();
    json_.member("name", "Galley").member("semanticVersion", GALLEY_VERSION);
    json_.key("rules").begin_array();
    for (const auto& [id, index] : rules_) write_rule(id);
    json_.end_array().end_object().end_object();
  }

  void write_rule(const std::string& id) {
    json_.begin_object().member("id", id);
    if (const RegisteredRule* const rule = find_rule(report_.registry, id)) {
      const RuleHelp help = rule_help(*rule);
      write_text("shortDescription", sentence(help.summary));
      write_text("fullDescription", sentence(help.summary));
      json_.key("help").begin_object().member("text", help.text).member("markdown", help.text).end_object();
      json_.key("defaultConfiguration").begin_object().member("enabled", rule->definition->on_by_default);
      json_.member("level", level_of(rule->definition->severity)).end_object();
      json_.key("properties").begin_object().key("tags").begin_array().value(rule->group).end_array().end_object();
    }
    json_.end_object();
  }

  void write_invocation() {
    json_.key("invocations").begin_array().begin_object();
    json_.member("executionSuccessful", report_.result.errors.empty());
    json_.key("toolExecutionNotifications").begin_array();
    for (const RunError& error : report_.result.errors) {
      json_.begin_object().member("level", "error");
      write_text("message", sentence(error.message));
      json_.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
      write_artifact(error.path);
      json_.end_object().end_object().end_array().end_object();
    }
    json_.end_array().end_object().end_array();
  }

  void write_artifact(std::string_view path) {
    json_.key("artifactLocation").begin_object().member("uri", uri_of(path)).end_object();
  }

  void write_region(std::string_view key, FileId file, Span span) {
    Places& places = places_.of(file);
    const Place begin = places.place(span.begin);
    const Place end = places.place(span.end);
    json_.key(key).begin_object();
    json_.member("startLine", begin.position.line + 1).member("startColumn", begin.position.column + 1);
    json_.member("endLine", end.position.line + 1).member("endColumn", end.position.column + 1);
    json_.member("byteOffset", begin.disk_offset).member("byteLength", end.disk_offset - begin.disk_offset);
    json_.end_object();
  }

  void write_physical(FileId file, Span span) {
    json_.key("physicalLocation").begin_object();
    write_artifact(places_.of(file).source().path());
    write_region("region", file, span);
    json_.end_object();
  }

  void write_result(const Diagnostic& diagnostic) {
    json_.begin_object().member("ruleId", diagnostic.rule).member("ruleIndex", rules_.at(diagnostic.rule));
    json_.member("level", level_of(diagnostic.severity));
    write_text("message", sentence(message_text(diagnostic, places_)));
    json_.key("locations").begin_array().begin_object();
    write_physical(diagnostic.file, diagnostic.span);
    json_.end_object().end_array();
    write_related(diagnostic);
    json_.key("partialFingerprints")
        .begin_object()
        .member("galley/v1", fingerprint_text(diagnostic.fingerprint))
        .end_object();
    write_fixes(diagnostic);
    if (!diagnostic.data.empty() || !diagnostic.diff.empty()) json_.key("properties").raw(data_with_diff(diagnostic));
    json_.end_object();
  }

  void write_related(const Diagnostic& diagnostic) {
    if (diagnostic.related.empty()) return;
    json_.key("relatedLocations").begin_array();
    std::size_t id = 0;
    for (const Related& related : diagnostic.related) {
      json_.begin_object().member("id", ++id);
      write_physical(related.file, related.span);
      write_text("message", sentence(related.message));
      json_.end_object();
    }
    json_.end_array();
  }

  void write_fixes(const Diagnostic& diagnostic) {
    if (diagnostic.fixes.empty()) return;
    json_.key("fixes").begin_array();
    for (const Fix& fix : diagnostic.fixes) {
      json_.begin_object();
      write_text("description", sentence(fix.title));
      write_changes(fix);
      json_.end_object();
    }
    json_.end_array();
  }

  // One change for each file that the fix touches.
  void write_changes(const Fix& fix) {
    std::map<FileId, std::vector<const Edit*>> by_file;
    for (const Edit& edit : fix.edits) by_file[edit.file].push_back(&edit);
    json_.key("artifactChanges").begin_array();
    for (const auto& [file, edits] : by_file) {
      json_.begin_object();
      write_artifact(places_.of(file).source().path());
      json_.key("replacements").begin_array();
      for (const Edit* const edit : edits) {
        json_.begin_object();
        write_region("deletedRegion", file, edit->span);
        write_text("insertedContent", edit->replacement);  // of a deletion too: not every reader does without
        json_.end_object();
      }
      json_.end_array().end_object();
    }
    json_.end_array();
  }

  const Report& report_;
  PlacesOfRun places_;
  JsonWriter json_;
  std::map<std::string, std::size_t> rules_;  // id -> place in tool.driver.rules
};

}  // namespace

void report_sarif(const Report& report, const ReportOptions&, std::ostream& out) { SarifWriter{report, out}.write(); }

}  // namespace galley
