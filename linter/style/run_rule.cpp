#include "linter/style/run_rule.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace galley {
namespace {

// One finding at one place, and no more than the rule's limit.
void keep_allowed(const StyleRule& rule, std::vector<Diagnostic>& found) {
  std::unordered_set<Offset> places;
  places.reserve(found.size());
  std::erase_if(found, [&](const Diagnostic& diagnostic) { return !places.insert(diagnostic.span.begin).second; });
  if (rule.limit > 0 && found.size() > rule.limit) found.resize(rule.limit);
}

}  // namespace

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
  SharedState shared{.reading = reading, .workspace = workspace};
  CheckRun run{0, compiled.rule, shared, compiled.check->make_state()};
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
  checked.diagnostics = std::move(shared.found);
  keep_allowed(compiled.rule, checked.diagnostics);
  return checked;
}

}  // namespace galley
