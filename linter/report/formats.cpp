#include "linter/report/formats.h"

#include <array>

namespace galley {
namespace {

struct NamedReporter {
  std::string_view name;
  Reporter report;
};

constexpr std::array<NamedReporter, 12> reporters{{
    {"text", report_text},
    {"json", report_json},
    {"jsonl", report_jsonl},
    {"sarif", report_sarif},
    {"github", report_github},
    {"gitlab", report_gitlab},
    {"checkstyle", report_checkstyle},
    {"junit", report_junit},
    {"rdjson", report_rdjson},
    {"rdjsonl", report_rdjsonl},
    {"tap", report_tap},
    {"html", report_html},
}};

constexpr auto names = [] {
  std::array<std::string_view, reporters.size()> all;
  for (std::size_t i = 0; i < reporters.size(); ++i) all[i] = reporters[i].name;
  return all;
}();

}  // namespace

Reporter reporter_by_name(std::string_view name) {
  for (const NamedReporter& format : reporters) {
    if (format.name == name) return format.report;
  }
  return nullptr;
}

std::span<const std::string_view> reporter_names() { return names; }

}  // namespace galley
