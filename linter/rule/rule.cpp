#include "linter/rule/rule.h"

namespace galley {

std::vector<ArchivedPassage> RuleContext::archived(const repeat::Measure& measure) const {
  return find_archived_ ? find_archived_(document_, measure) : std::vector<ArchivedPassage>{};
}

Diagnostic& RuleContext::report(TextSpan span, std::string message) {
  return report_source(document_.source_span(span), std::move(message));
}

Diagnostic& RuleContext::report_source(Span span, std::string message) {
  diagnostics_.push_back({.span = span, .message = std::move(message)});
  return diagnostics_.back();
}

void RuleContext::relate(Diagnostic& diagnostic, TextSpan span, std::string message) const {
  relate_source(diagnostic, document_.source_span(span), std::move(message));
}

void RuleContext::relate_source(Diagnostic& diagnostic, Span span, std::string message) const {
  diagnostic.related.push_back({.file = diagnostic.file, .span = span, .message = std::move(message)});
}

void RuleContext::replace(Diagnostic& diagnostic, TextSpan span, std::string with, Safety safety,
                          std::string title) const {
  if (!document_.editable(span)) return;
  replace_source(diagnostic, document_.source_span(span), std::move(with), safety, std::move(title));
}

void RuleContext::replace_source(Diagnostic& diagnostic, Span span, std::string with, Safety safety,
                                 std::string title) const {
  diagnostic.fixes.push_back({.title = std::move(title),
                              .safety = safety,
                              .edits = {{.file = diagnostic.file, .span = span, .replacement = std::move(with)}}});
}

}  // namespace galley
