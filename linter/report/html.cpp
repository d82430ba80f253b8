// A page for people without a terminal: what was found, by file, each with its
// words marked and the other place below. It holds all that it needs, so that it
// can be sent and kept.
#include <ostream>
#include <span>
#include <string>

#include "linter/report/formats.h"
#include "linter/report/message.h"
#include "linter/report/rule_help.h"
#include "linter/report/xml.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr std::size_t longest_before = 80;   // bytes of the line that are shown before what is marked
constexpr std::size_t longest_marked = 600;  // bytes of it
constexpr std::size_t longest_after = 80;

constexpr std::string_view style = R"(
body { font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 0.5rem; border-bottom: 1px solid #ccc; overflow-wrap: anywhere; }
article { margin: 1.25rem 0; padding-left: 0.8rem; border-left: 4px solid #888; }
article.error { border-color: #b3261e; } article.warning { border-color: #c77700; } article.suggestion { border-color: #2f6db5; }
p { margin: 0.2rem 0; } .place, .rule { font: 0.8rem/1.4 monospace; color: #666; }
blockquote { margin: 0.4rem 0; color: #444; overflow-wrap: anywhere; } mark { background: #ffe08a; color: inherit; }
)";

std::size_t boundary_before(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

std::string cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return xml_escaped(one_line(text));
  return xml_escaped(one_line(text.substr(0, boundary_before(text, most)))) + "…";
}

// The words of `span` with some of the line around them.
std::string excerpt(const SourceFile& source, Span span) {
  const std::string_view bytes = source.bytes();
  const Position begin = source.position(span.begin, ColumnUnit::bytes);
  const std::string_view before = source.line(begin.line).substr(0, begin.column);
  const Position end = source.position(span.end, ColumnUnit::bytes);
  const std::string_view last = source.line(end.line);
  const std::size_t from = before.size() > longest_before ? boundary_before(before, before.size() - longest_before) : 0;
  return (from > 0 ? "…" : "") + xml_escaped(one_line(before.substr(from))) + "<mark>" +
         cut(bytes.substr(span.begin, span.size()), longest_marked) + "</mark>" +
         cut(last.substr(std::min<std::size_t>(end.column, last.size())), longest_after);
}

class PageWriter {
 public:
  PageWriter(const Report& report, std::ostream& out)
      : report_(report), places_(report.result, ColumnUnit::code_points), out_(out) {}

  void write() {
    out_ << "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         << "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Galley’s report</title>\n<style>" << style
         << "</style>\n</head>\n<body>\n<h1>Galley’s report</h1>\n<p>" << xml_escaped(summary_line(report_))
         << "</p>\n";
    write_errors();
    const Diagnostic* last = nullptr;
    for (const Diagnostic& diagnostic : report_.result.diagnostics) {
      if (last == nullptr || last->file != diagnostic.file) write_heading(diagnostic.file);
      write_finding(diagnostic);
      last = &diagnostic;
    }
    out_ << "</body>\n</html>\n";
  }

 private:
  void write_errors() {
    if (report_.result.errors.empty()) return;
    out_ << "<h2>Not checked</h2>\n";
    for (const RunError& error : report_.result.errors) {
      out_ << "<article class=\"error\"><p>" << xml_escaped(error.path) << ": " << xml_escaped(error.message)
           << "</p></article>\n";
    }
  }

  void write_heading(FileId file) { out_ << "<h2>" << xml_escaped(places_.of(file).source().path()) << "</h2>\n"; }

  void write_finding(const Diagnostic& diagnostic) {
    out_ << "<article class=\"" << name(diagnostic.severity) << "\">\n<p>"
         << xml_escaped(one_line(message_text(diagnostic, places_))) << " <span class=\"rule\" title=\""
         << summary_of(diagnostic.rule) << "\">" << xml_escaped(diagnostic.rule) << "</span></p>\n";
    write_place(diagnostic.file, diagnostic.file, diagnostic.span, name(diagnostic.severity));
    for (const Related& related : diagnostic.related) {
      write_place(diagnostic.file, related.file, related.span, one_line(related.message));
    }
    if (!diagnostic.fixes.empty())
      out_ << "<p>Fix: " << xml_escaped(one_line(diagnostic.fixes.front().title)) << "</p>\n";
    out_ << "</article>\n";
  }

  void write_place(FileId own, FileId file, Span span, std::string_view what) {
    Places& places = places_.of(file);
    const Position at = places.position(span.begin);
    const std::string path = file == own ? "" : xml_escaped(places.source().path()) + ", ";
    out_ << "<p class=\"place\">" << xml_escaped(what) << ", " << path << "line " << at.line + 1 << ", column "
         << at.column + 1 << "</p>\n<blockquote>" << excerpt(places.source(), span) << "</blockquote>\n";
  }

  std::string summary_of(const std::string& id) const {
    for (const RegisteredRule& rule : report_.registry) {
      if (rule.id == id) return xml_escaped(rule_help(rule).summary);
    }
    return {};
  }

  const Report& report_;
  PlacesOfRun places_;
  std::ostream& out_;
};

}  // namespace

void report_html(const Report& report, const ReportOptions&, std::ostream& out) { PageWriter{report, out}.write(); }

}  // namespace galley
