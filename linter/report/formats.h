// The output formats, a file each.
#pragma once

#include "linter/report/reporter.h"

namespace galley {

void report_text(const Report& report, const ReportOptions& options, std::ostream& out);
void report_json(const Report& report, const ReportOptions& options, std::ostream& out);
void report_jsonl(const Report& report, const ReportOptions& options, std::ostream& out);
void report_sarif(const Report& report, const ReportOptions& options, std::ostream& out);
void report_github(const Report& report, const ReportOptions& options, std::ostream& out);
void report_gitlab(const Report& report, const ReportOptions& options, std::ostream& out);
void report_checkstyle(const Report& report, const ReportOptions& options, std::ostream& out);
void report_junit(const Report& report, const ReportOptions& options, std::ostream& out);
void report_rdjson(const Report& report, const ReportOptions& options, std::ostream& out);
void report_rdjsonl(const Report& report, const ReportOptions& options, std::ostream& out);
void report_tap(const Report& report, const ReportOptions& options, std::ostream& out);
void report_html(const Report& report, const ReportOptions& options, std::ostream& out);

}  // namespace galley
