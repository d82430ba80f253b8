#include "linter/style/run_rule.h"

#include <algorithm>

namespace galley {

std::string without_excluded(const StyleBlock& block, const StyleReading& reading,
                             const std::vector<InlineKind>& excluded) {
  std::string text{block.text};
  for (const InlineKind kind : excluded) {
    for (const TextSpan& span : reading.inlines(block, kind)) {
      std::fill(text.begin() + span.begin, text.begin() + span.end, ' ');
    }
  }
  return text;
}

CheckedRule run_rule(const CompiledRule& compiled, const StyleReading& reading, RegexWorkspace& workspace) {
  Findings findings{1};
  const FieldTexts no_fields;
  SharedState shared{.reading = reading, .workspace = workspace, .findings = findings, .fields = no_fields};
  CheckRun run{0, compiled.rule, compiled.rule.severity, shared, compiled.check->make_state()};
  const Selector& selector = compiled.rule.selector;
  CheckedRule checked;
  for (const StyleBlock& block : reading.blocks()) {
    const auto& scope = reading.scopes()[block.scope];
    const bool is_sentence = std::binary_search(scope.begin(), scope.end(), "sentence");
    if (block.text.empty() || !selector.matches(scope, is_sentence)) continue;
    StyleBlock visible = block;
    const std::string text = selector.excluded().empty() ? "" : without_excluded(block, reading, selector.excluded());
    if (!selector.excluded().empty()) visible.text = text;
    compiled.check->run(visible, run);
    checked.given_up = workspace.take_exhausted();
    if (checked.given_up) break;
  }
  checked.diagnostics = findings.take();
  return checked;
}

}  // namespace galley
