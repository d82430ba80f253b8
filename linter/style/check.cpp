#include "linter/style/check.h"

#include "linter/style/message.h"
#include "linter/text/utf8.h"

namespace galley {

Diagnostic& CheckRun::report_message(const StyleBlock& block, TextSpan span, std::string message) {
  constexpr std::size_t most_kept = 64;
  const auto known = messages_.find(message);
  HeldText shared = known == messages_.end() ? HeldText{message} : known->second;
  if (known == messages_.end() && messages_.size() < most_kept) messages_.emplace(std::move(message), shared);
  diagnostics_.push_back({.rule = name_,
                          .severity = rule_.severity,
                          .span = reading_.source_span(block, span),
                          .message = std::move(shared),
                          .data = data_});
  return diagnostics_.back();
}

Diagnostic& CheckRun::report(const StyleBlock& block, TextSpan span, std::span<const std::string> arguments) {
  return report_message(block, span, format_message(rule_.message, arguments));
}

void CheckRun::report_match(const StyleBlock& block, TextSpan span, std::span<const std::string> groups) {
  std::string match{block.text.substr(span.begin, span.size())};
  std::vector<std::string> made = apply_action(rule_.action, match, groups, workspace_);
  if (rule_.match_case && rule_.action.kind == Action::Kind::replace) {
    for (std::string& each : made) each = in_case_of(match, each);
  }
  std::vector<std::string> arguments{match};
  if (rule_.action.kind != Action::Kind::none)
    arguments.push_back(made.empty() ? match : made.size() == 1 ? made[0] : sentence_list(made));
  offer(report(block, span, arguments), block, span, made);
}

void CheckRun::offer(Diagnostic& diagnostic, const StyleBlock& block, TextSpan span,
                     std::span<const std::string> replacements) const {
  if (!reading_.editable(block, span)) return;
  const Safety safety = replacements.size() == 1 ? Safety::unsafe : Safety::suggestion;
  for (const std::string& replacement : replacements) {
    Span source = diagnostic.span;
    // What is taken out leaves one space, not two.
    const bool spaced = span.begin > 0 && block.text[span.begin - 1] == ' ' && span.end < block.text.size() &&
                        block.text[span.end] == ' ';
    if (replacement.empty() && spaced) ++source.end;
    std::string title = replacement.empty() ? "Delete it" : "Write “" + on_one_line(replacement) + "”";
    diagnostic.fixes.push_back(
        {.title = std::move(title), .safety = safety, .edits = {{.span = source, .replacement = replacement}}});
  }
}

std::vector<Diagnostic> CheckRun::take() { return std::move(diagnostics_); }

}  // namespace galley
