#include "linter/rule/rule.h"

#include <algorithm>
#include <string_view>

namespace galley {

std::vector<ArchivedPassage> RuleContext::archived(const repeat::Measure& measure) const {
  return find_archived_ ? find_archived_(document_, measure) : std::vector<ArchivedPassage>{};
}

namespace {

constexpr std::string_view line_ends = "\r\n";
constexpr std::string_view spaces = " \t\r\n";

// What a message quotes may go over the end of a line; a message is one line.
std::string one_line(std::string message) {
  for (std::size_t at = message.find_first_of(line_ends); at != message.npos;
       at = message.find_first_of(line_ends, at)) {
    const std::size_t begin = message.find_last_not_of(spaces, at) + 1;  // 0 where nothing stands before
    const std::size_t end = std::min(message.find_first_not_of(spaces, at), message.size());
    message.replace(begin, end - begin, " ");
  }
  return message;
}

}  // namespace

Diagnostic& RuleContext::report(TextSpan span, std::string message) {
  return report_source(document_.source_span(span), std::move(message));
}

Diagnostic& RuleContext::report_source(Span span, std::string message) {
  diagnostics_.push_back({.span = span, .message = one_line(std::move(message))});
  return diagnostics_.back();
}

void RuleContext::relate(Diagnostic& diagnostic, TextSpan span, std::string message) const {
  relate_source(diagnostic, document_.source_span(span), std::move(message));
}

void RuleContext::relate_source(Diagnostic& diagnostic, Span span, std::string message) const {
  diagnostic.related.push_back({.file = diagnostic.file, .span = span, .message = one_line(std::move(message))});
}

void RuleContext::replace(Diagnostic& diagnostic, TextSpan span, std::string with, Safety safety,
                          std::string title) const {
  if (!document_.editable(span)) return;
  replace_source(diagnostic, document_.source_span(span), std::move(with), safety, std::move(title));
}

void RuleContext::replace_source(Diagnostic& diagnostic, Span span, std::string with, Safety safety,
                                 std::string title) const {
  diagnostic.fixes.push_back({.title = one_line(std::move(title)),
                              .safety = safety,
                              .edits = {{.file = diagnostic.file, .span = span, .replacement = std::move(with)}}});
}

}  // namespace galley
