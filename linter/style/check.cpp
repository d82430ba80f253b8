#include "linter/style/check.h"

#include "linter/style/message.h"
#include "linter/text/utf8.h"

namespace galley {

Span CheckRun::source_span(const StyleBlock& block, TextSpan span) {
  const bool is_same = place_ && place_->span == span && place_->begin == block.begin &&
                       place_->is_source == block.is_source && place_->is_summary == block.is_summary;
  if (!is_same) {
    place_ = {.is_source = block.is_source,
              .is_summary = block.is_summary,
              .begin = block.begin,
              .span = span,
              .source = reading_.source_span(block, span)};
  }
  return place_->source;
}

bool CheckRun::is_taken(const StyleBlock& block, TextSpan span) {
  return shared_.findings.takes(number_, name_, rule_.limit, source_span(block, span));
}

Diagnostic* CheckRun::add(const StyleBlock& block, TextSpan span, HeldText message) {
  return &shared_.findings.add({.rule = name_,
                                .severity = severity_,
                                .span = source_span(block, span),
                                .message = std::move(message),
                                .data = data_});
}

HeldText CheckRun::shared(std::string message) {
  constexpr std::size_t most_kept = 64;
  const auto known = messages_.find(message);
  if (known != messages_.end()) return known->second;
  HeldText made{message};
  if (messages_.size() < most_kept) messages_.emplace(std::move(message), made);
  return made;
}

Diagnostic* CheckRun::report_message(const StyleBlock& block, TextSpan span, std::string message) {
  if (!is_taken(block, span)) return nullptr;
  return add(block, span, shared(std::move(message)));
}

// Says of a match what was said of the same one before.
void CheckRun::report_known(const StyleBlock& block, TextSpan span) {
  if (!is_taken(block, span)) return;
  constexpr std::size_t most_kept = 256;
  const std::string_view match = block.text.substr(span.begin, span.size());
  if (const auto known = said_.find(match); known != said_.end()) {
    add(block, span, known->second);
    return;
  }
  const std::string arguments[] = {std::string{match}};
  HeldText made = shared(format_message(rule_.message, arguments));
  if (said_.size() < most_kept) said_.emplace(arguments[0], made);
  add(block, span, std::move(made));
}

Diagnostic* CheckRun::report(const StyleBlock& block, TextSpan span, std::span<const std::string> arguments) {
  if (!is_taken(block, span)) return nullptr;
  return add(block, span, shared(format_message(rule_.message, arguments)));
}

void CheckRun::report_match(const StyleBlock& block, TextSpan span, std::span<const std::string> groups) {
  if (rule_.action.kind == Action::Kind::none) return report_known(block, span);
  if (is_known(block, span)) return;
  std::string match{block.text.substr(span.begin, span.size())};
  std::vector<std::string> made = apply_action(rule_.action, match, groups, workspace_);
  if (rule_.match_case && rule_.action.kind == Action::Kind::replace) {
    for (std::string& each : made) each = in_case_of(match, each);
  }
  const std::string arguments[] = {match, made.empty() ? match : made.size() == 1 ? made[0] : sentence_list(made)};
  offer(report(block, span, arguments), block, span, made);
}

void CheckRun::offer(Diagnostic* diagnostic, const StyleBlock& block, TextSpan span,
                     std::span<const std::string> replacements) const {
  if (!diagnostic || replacements.empty() || !reading_.editable(block, span)) return;
  const Safety safety = replacements.size() == 1 ? Safety::unsafe : Safety::suggestion;
  for (const std::string& replacement : replacements) {
    Span source = diagnostic->span;
    // What is taken out leaves one space, not two.
    const bool spaced = span.begin > 0 && block.text[span.begin - 1] == ' ' && span.end < block.text.size() &&
                        block.text[span.end] == ' ';
    if (replacement.empty() && spaced) ++source.end;
    std::string title = replacement.empty() ? "Delete it" : "Write “" + on_one_line(replacement) + "”";
    diagnostic->fixes.push_back(
        {.title = std::move(title), .safety = safety, .edits = {{.span = source, .replacement = replacement}}});
  }
}

}  // namespace galley
