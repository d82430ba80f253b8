#include "linter/proof/markers.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "linter/report/reporter.h"
#include "linter/text/source_file.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

struct MarkerLine {
  std::size_t column = 0;  // code points
  std::size_t width = 0;
  char mark = '^';
  bool goes_on = false;
  bool ends = false;
  std::string rule;
  std::string message;
};

std::optional<MarkerLine> parse_marker(std::string_view line) {
  MarkerLine marker;
  marker.column = std::min(line.find_first_not_of(' '), line.size());
  if (marker.column == line.size() || (line[marker.column] != '^' && line[marker.column] != '~')) return std::nullopt;
  marker.mark = line[marker.column];
  const std::size_t end = std::min(line.find_first_not_of(marker.mark, marker.column), line.size());
  marker.width = end - marker.column;
  std::string_view rest = line.substr(end);
  if (rest.starts_with('>') || rest.starts_with('<')) {
    marker.goes_on = rest[0] == '>';
    marker.ends = rest[0] == '<';
    rest.remove_prefix(1);
  }
  if (rest.empty()) return marker.mark == '^' ? std::optional{marker} : std::nullopt;
  if (rest[0] != ' ') return std::nullopt;
  const std::size_t colon = rest.find(": ");
  marker.rule = rest.substr(1, colon == std::string_view::npos ? colon : colon - 1);
  if (colon != std::string_view::npos) marker.message = rest.substr(colon + 2);
  if (marker.mark == '~' && marker.rule != "related") return std::nullopt;
  return marker;
}

// The byte that is `columns` code points into `line`.
std::size_t byte_at(std::string_view line, std::size_t columns) {
  std::size_t at = 0;
  for (; columns > 0 && at < line.size(); --columns) at += decode(line, at).size;
  return at;
}

struct Place {
  std::uint32_t line;
  std::uint32_t begin;
  std::uint32_t end;
};

// One marker line under `line`, from column to column.
std::string marker_text(std::uint32_t begin, std::uint32_t end, char mark, std::string_view tail) {
  const std::uint32_t width = std::max(end > begin ? end - begin : 0, 1u);
  return std::string(begin, ' ') + std::string(width, mark) + std::string{tail} + "\n";
}

// The lines to stand under each line of the text.
class Writer {
 public:
  Writer(const SourceFile& source) : source_(source), under_(source.line_count() + 1) {}

  void add(Span span, char mark, const std::string& what) {
    const Position begin = source_.position(span.begin, ColumnUnit::code_points);
    const Position end = source_.position(span.end, ColumnUnit::code_points);
    if (begin.line == end.line) {
      under_[begin.line] += marker_text(begin.column, end.column, mark, " " + what);
      return;
    }
    const auto width = static_cast<std::uint32_t>(count_code_points(source_.line(begin.line)));
    under_[begin.line] += marker_text(begin.column, width, mark, "> " + what);
    under_[end.line] += marker_text(0, end.column, mark, "<");
  }

  std::string text() const {
    std::string out;
    for (std::uint32_t line = 0; line < source_.line_count(); ++line) {
      const std::string_view written = source_.line(line);
      if (line + 1 == source_.line_count() && written.empty() && under_[line].empty()) break;
      out += std::string{written} + "\n" + under_[line];
    }
    return out;
  }

 private:
  const SourceFile& source_;
  std::vector<std::string> under_;
};

bool is_span(Span expected, Span found) {
  return expected == found || (found.empty() && expected.begin == found.begin);
}

bool match(const Diagnostic& diagnostic, const Example& example, std::vector<bool>& used, const LintResult& found) {
  for (std::size_t mark = 0; mark < example.marks.size(); ++mark) {
    const Mark& expected = example.marks[mark];
    if (used[mark] || expected.related || expected.rule != diagnostic.rule || !is_span(expected.span, diagnostic.span))
      continue;
    if (message_text(diagnostic, found).find(expected.message) == std::string::npos) continue;
    used[mark] = true;
    return true;
  }
  return false;
}

bool is_related(const Mark& expected, FileId file, const LintResult& found) {
  for (const Diagnostic& diagnostic : found.diagnostics) {
    for (const Related& related : diagnostic.related) {
      if (related.file == file && is_span(expected.span, related.span) &&
          related.message.find(expected.message) != std::string::npos)
        return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Mismatch> mismatches(const Example& example, FileId file, const LintResult& found) {
  std::vector<Mismatch> all;
  std::vector<bool> used(example.marks.size());
  for (const Diagnostic& diagnostic : found.diagnostics) {
    if (diagnostic.file != file || match(diagnostic, example, used, found)) continue;
    const SourceFile& source = *found.sources[static_cast<std::size_t>(file)];
    all.push_back(
        {.line = source.position(diagnostic.span.begin, ColumnUnit::bytes).line,
         .message = "unexpected: " + message_text(diagnostic, found) + " [" + std::string{diagnostic.rule} + "]"});
  }
  for (std::size_t mark = 0; mark < example.marks.size(); ++mark) {
    const Mark& expected = example.marks[mark];
    if (used[mark] || (expected.related && is_related(expected, file, found))) continue;
    all.push_back(
        {.line = expected.line,
         .message = "not found: " + expected.rule + (expected.message.empty() ? "" : ": " + expected.message)});
  }
  return all;
}

Example read_markers(std::string_view written) {
  Example example;
  std::size_t line_begin = 0;  // of the last line of text, in example.text
  std::vector<std::size_t> open;
  std::size_t number = 0;
  for (std::size_t at = 0; at < written.size(); ++number) {
    const std::size_t end = std::min(written.find('\n', at), written.size() - 1) + 1;
    std::string_view line = written.substr(at, end - at);
    at = end;
    const std::string_view bare = line.substr(0, line.find_last_not_of("\r\n") + 1);
    const auto marker = example.text.empty() ? std::nullopt : parse_marker(bare);
    if (!marker) {
      line_begin = example.text.size();
      example.text += line;
      continue;
    }
    const std::string_view above = std::string_view{example.text}.substr(line_begin);
    const auto begin = static_cast<Offset>(line_begin + byte_at(above, marker->column));
    const auto stop = static_cast<Offset>(line_begin + byte_at(above, marker->column + marker->width));
    if (marker->ends && !open.empty()) {
      example.marks[open.back()].span.end = stop;
      open.pop_back();
      continue;
    }
    if (marker->goes_on) open.push_back(example.marks.size());
    example.marks.push_back({.span = {begin, stop},
                             .related = marker->mark == '~',
                             .rule = marker->rule,
                             .message = marker->message,
                             .line = number});
  }
  return example;
}

std::string with_bytes(std::string_view escaped) {
  std::string text;
  for (std::size_t at = 0; at < escaped.size(); ++at) {
    unsigned value = 0;
    const bool is_escape =
        escaped.substr(at, 2) == "\\x" && at + 4 <= escaped.size() &&
        std::from_chars(escaped.data() + at + 2, escaped.data() + at + 4, value, 16).ec == std::errc{};
    text += is_escape ? static_cast<char>(value) : escaped[at];
    if (is_escape) at += 3;
  }
  return text;
}

std::string without_bytes(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string escaped;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) {
    const Decoded decoded = decode(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (decoded.valid) {
      escaped += text.substr(at, decoded.size);
    } else {
      escaped += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return escaped;
}

std::string write_markers(std::string_view text, std::span<const Diagnostic> diagnostics, FileId file,
                          const LintResult& result) {
  const SourceFile source{"", std::string{text}};
  Writer writer{source};
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!diagnostic.related.empty() && diagnostic.related[0].file == file) {
      writer.add(diagnostic.related[0].span, '~', "related: " + diagnostic.related[0].message);
    }
    if (diagnostic.file == file)
      writer.add(diagnostic.span, '^', diagnostic.rule + ": " + message_text(diagnostic, result));
  }
  return writer.text();
}

}  // namespace galley
