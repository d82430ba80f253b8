#include "linter/report/message.h"

#include <array>
#include <cmath>

#include "linter/formats/format.h"
#include "linter/report/reporter.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

std::string first_related(const Diagnostic& diagnostic, PlacesOfRun& places) {
  const Related& first = diagnostic.related.front();
  Places& there = places.of(first.file);
  const std::string line = std::to_string(there.position(first.span.begin).line + 1);
  return first.file == diagnostic.file ? "line " + line : there.source().path() + ':' + line;
}

bool is_control(char32_t code_point) { return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0); }

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string{noun} + (count == 1 ? "" : "s");
}

std::size_t files_with_diagnostics(const LintResult& result) {
  std::size_t files = 0;
  const Diagnostic* last = nullptr;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (last == nullptr || last->file != diagnostic.file) ++files;
    last = &diagnostic;
  }
  return files;
}

std::string no_copy() {
  std::string known;
  for (const Format& format : formats()) {
    for (const std::string_view extension : format.extensions)
      known += (known.empty() ? "." : ", .") + std::string{extension};
  }
  return "there was no copy to check: galley reads " + known + "; for other files say which --type they are";
}

}  // namespace

std::string message_text(const Diagnostic& diagnostic, PlacesOfRun& places) {
  const bool names_place = !diagnostic.related.empty() && diagnostic.message.find(related_place) != std::string::npos;
  return names_place ? with_place(diagnostic.message, first_related(diagnostic, places)) : diagnostic.message.string();
}

std::string with_place(const std::string& message, std::string_view place) {
  const std::size_t at = message.find(related_place);
  return at == std::string::npos ? message : std::string{message}.replace(at, related_place.size(), place);
}

std::string message_text(const Diagnostic& diagnostic, const LintResult& result) {
  PlacesOfRun places{result, ColumnUnit::bytes};
  return message_text(diagnostic, places);
}

std::string one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    append_utf8(line, is_control(decoded.code_point) ? U' ' : decoded.code_point);
    at += decoded.size;
  }
  return line;
}

std::string place_text(Places& places, Offset at) {
  const Position position = places.position(at);
  return one_line(places.source().path()) + ':' + std::to_string(position.line + 1) + ':' +
         std::to_string(position.column + 1);
}

std::string percent(double share) {
  const long tenths = std::lround(share * 1000);
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + '%';
}

std::string fingerprint_text(std::uint64_t fingerprint) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "xxh3:0123456789abcdef";
  for (std::size_t at = text.size(); at-- > 5; fingerprint >>= 4) text[at] = digits[fingerprint & 15];
  return text;
}

std::string summary_line(const Report& report) {
  std::array<std::size_t, 3> counts{};
  for (const Diagnostic& diagnostic : report.result.diagnostics)
    ++counts[static_cast<std::size_t>(diagnostic.severity)];
  if (report.files == 0 && report.result.errors.empty()) return no_copy();
  if (report.result.diagnostics.empty()) return "nothing to report in " + counted(report.files, "file");
  std::string text;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    const std::size_t count = counts[static_cast<std::size_t>(severity)];
    if (count > 0) text += (text.empty() ? "" : ", ") + counted(count, name(severity));
  }
  return text + " in " + std::to_string(files_with_diagnostics(report.result)) + " of " + counted(report.files, "file");
}

}  // namespace galley
