// STAND-IN so that the program links: whoever owns this part replaces this file.
#include <nlohmann/json.hpp>
#include <ostream>
#include <array>
#include "linter/report/reporter.h"
namespace galley {
using nlohmann::json;
namespace {
json place(const SourceFile& s, Offset at) { auto p = s.position(at, ColumnUnit::code_points); return {{"offset", s.disk_offset(at)}, {"line", p.line + 1}, {"column", p.column + 1}}; }
json range(const SourceFile& s, Span sp) { return {{"start", place(s, sp.begin)}, {"end", place(s, sp.end)}}; }
void jsonl(const Report& r, const ReportOptions&, std::ostream& out) {
  for (const auto& d : r.result.diagnostics) {
    const auto& s = *r.result.sources[size_t(d.file)];
    json j{{"rule", d.rule}, {"severity", name(d.severity)}, {"message", message_text(d, r.result)}, {"path", s.path()}, {"range", range(s, d.span)}};
    j["related"] = json::array();
    for (const auto& x : d.related) { const auto& o = *r.result.sources[size_t(x.file)]; j["related"].push_back({{"path", o.path()}, {"range", range(o, x.span)}, {"message", x.message}}); }
    if (!d.data.empty()) j["data"] = json::parse(d.data, nullptr, false);
    out << j.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
  }
}
void text(const Report& r, const ReportOptions&, std::ostream& out) {
  for (const auto& d : r.result.diagnostics) {
    const auto& s = *r.result.sources[size_t(d.file)];
    auto p = s.position(d.span.begin, ColumnUnit::code_points);
    out << s.path() << ':' << p.line + 1 << ':' << p.column + 1 << ": " << name(d.severity) << ": " << message_text(d, r.result) << " [" << d.rule << "]\n";
    for (const auto& x : d.related) { const auto& o = *r.result.sources[size_t(x.file)]; auto q = o.position(x.span.begin, ColumnUnit::code_points); out << o.path() << ':' << q.line + 1 << ':' << q.column + 1 << ": note: " << x.message << '\n'; }
  }
}
constexpr std::array<std::string_view, 2> all{"text", "jsonl"};
}
Reporter reporter_by_name(std::string_view n) { return n == "text" ? text : n == "jsonl" ? jsonl : nullptr; }
std::span<const std::string_view> reporter_names() { return all; }
std::string message_text(const Diagnostic& d, const LintResult& r) {
  std::string m = d.message; auto at = m.find(related_place);
  if (at != m.npos && !d.related.empty()) { const auto& o = *r.sources[size_t(d.related[0].file)]; auto p = o.position(d.related[0].span.begin, ColumnUnit::code_points); m.replace(at, 1, (d.related[0].file == d.file ? "line " : o.path() + ":") + std::to_string(p.line + 1)); }
  return m;
}
std::string summary_line(const Report& r) { return std::to_string(r.result.diagnostics.size()) + " reports"; }
}
