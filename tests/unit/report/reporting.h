// A result to report, without a run.
#pragma once

#include <sstream>

#include "linter/report/reporter.h"

namespace reporting {

struct Run {
  galley::LintResult result;

  explicit Run(std::string bytes, std::string path = "a.txt") { add(std::move(bytes), std::move(path)); }

  void add(std::string bytes, std::string path) {
    result.sources.push_back(std::make_shared<const galley::SourceFile>(std::move(path), std::move(bytes)));
  }

  galley::Diagnostic& say(galley::Span span, std::string message) {
    result.diagnostics.push_back({.rule = "a-rule", .span = span, .message = std::move(message)});
    return result.diagnostics.back();
  }

  std::string print(std::string_view format, const galley::ReportOptions& options = {}) const {
    std::ostringstream out;
    galley::reporter_by_name(format)({.result = result, .registry = {}, .files = result.sources.size()}, options, out);
    return out.str();
  }
};

}  // namespace reporting
