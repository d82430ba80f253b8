// path:line:column: severity: message [rule], as compilers write it; on a
// terminal with colours, the line and its carets, and what could be done.
#include <ostream>

#include "linter/report/diff.h"
#include "linter/report/formats.h"
#include "linter/report/message.h"
#include "linter/report/snippet.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view red = "\x1b[1;31m";
constexpr std::string_view yellow = "\x1b[1;33m";
constexpr std::string_view cyan = "\x1b[1;36m";
constexpr std::string_view reset = "\x1b[0m";

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return red;
    case Severity::warning:
      return yellow;
    case Severity::suggestion:
      break;
  }
  return cyan;
}

class TextWriter {
 public:
  TextWriter(PlacesOfRun& places, const ReportOptions& options, std::ostream& out)
      : places_(places), options_(options), out_(out) {}

  void write(const Diagnostic& diagnostic) {
    write_place(diagnostic.file, diagnostic.span.begin);
    coloured(colour_of(diagnostic.severity), name(diagnostic.severity));
    out_ << ": " << one_line(message_text(diagnostic, places_)) << " [" << diagnostic.rule << "]\n";
    if (options_.style == Style::terminal) write_text_of(diagnostic);
    for (const Related& related : diagnostic.related) {
      write_place(related.file, related.span.begin);
      coloured(bold, "note");
      out_ << ": " << one_line(related.message) << '\n';
    }
    if (options_.style == Style::terminal && !diagnostic.fixes.empty()) write_fix(diagnostic.fixes.front());
  }

 private:
  void write_text_of(const Diagnostic& diagnostic) {
    Places& places = places_.of(diagnostic.file);
    if (diagnostic.diff.empty()) return write_snippet(places, diagnostic.span, out_);
    write_diff(places, diagnostic.span, diagnostic.diff, options_.colour, out_);
  }

  void coloured(std::string_view colour, std::string_view text) {
    if (options_.colour) out_ << colour;
    out_ << text;
    if (options_.colour) out_ << reset;
  }

  void write_place(FileId file, Offset at) {
    Places& places = places_.of(file);
    const Position position = places.position(at);
    coloured(bold, one_line(places.source().path()) + ':' + std::to_string(position.line + 1) + ':' +
                       std::to_string(position.column + 1));
    out_ << ": ";
  }

  void write_fix(const Fix& fix) {
    std::string title = one_line(fix.title);
    if (title.size() > 1 && !is_ascii_upper(title[1])) title[0] = to_ascii_lower(title[0]);
    coloured(bold, "   fix");
    out_ << ": " << title;
    if (fix.safety == Safety::safe) out_ << " (galley fix)";
    if (fix.safety == Safety::unsafe) out_ << " (galley fix --unsafe)";
    out_ << '\n';
  }

  PlacesOfRun& places_;
  const ReportOptions& options_;
  std::ostream& out_;
};

}  // namespace

void report_text(const Report& report, const ReportOptions& options, std::ostream& out) {
  PlacesOfRun places{report.result, options.columns};
  TextWriter writer{places, options, out};
  for (const Diagnostic& diagnostic : report.result.diagnostics) writer.write(diagnostic);
}

}  // namespace galley
