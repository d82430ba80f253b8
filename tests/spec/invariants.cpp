#include "tests/spec/invariants.h"

#include <sstream>

#include "linter/diagnostic/apply.h"
#include "linter/report/reporter.h"

namespace spec {
namespace {

using namespace galley;

std::string printed(const LintResult& result) {
  std::ostringstream text;
  reporter_by_name("jsonl")({.result = result, .registry = {}, .files = 0, .seconds = 0}, {}, text);
  return text.str();
}

// What a safe fix may not change: the kinds and depths of the blocks.
std::string structure(const Input& input) {
  const Document document = input.format->parse(std::make_shared<const SourceFile>(input.path, *input.bytes));
  std::string shape;
  for (const Block& block : document.blocks()) {
    shape += std::to_string(static_cast<int>(block.kind)) + "." + std::to_string(block.level) + block.number + " ";
  }
  return shape;
}

// Every beginning of the text gives a document, with origins in order.
bool prefixes_parse(const Input& input) {
  const std::string& bytes = *input.bytes;
  const std::size_t step = std::max<std::size_t>(bytes.size() / 40, 1);
  for (std::size_t size = 0; size <= bytes.size(); size += step) {
    const Document document =
        input.format->parse(std::make_shared<const SourceFile>(input.path, bytes.substr(0, size)));
    Offset last = 0;
    for (const Token& token : document.tokens()) {
      const Span span = document.source_span(token.span);
      if (span.begin < last || span.end < span.begin || span.end > size) return false;
      last = span.begin;
    }
  }
  return true;
}

std::vector<Input> with_safe_fixes(std::span<const Input> inputs, const LintResult& found) {
  std::vector<Input> fixed{inputs.begin(), inputs.end()};
  for (std::size_t file = 0; file < fixed.size(); ++file) {
    std::vector<Diagnostic> own;
    for (const Diagnostic& diagnostic : found.diagnostics) {
      if (static_cast<std::size_t>(diagnostic.file) == file) own.push_back(diagnostic);
    }
    if (!own.empty()) fixed[file].bytes = apply_fixes(*found.sources[file], own, Safety::safe).text;
  }
  return fixed;
}

bool has_safe_fix(const LintResult& result) {
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (!diagnostic.fixes.empty() && diagnostic.fixes.front().safety == Safety::safe) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> broken_invariants(std::span<const Input> inputs, const RulesFor& rules_for,
                                           const LintOptions& options, const LintResult& found) {
  std::vector<std::string> broken;
  for (const Input& input : inputs) {
    if (!prefixes_parse(input)) broken.push_back("a beginning of " + input.path + " has places out of order");
  }
  if (printed(lint(inputs, rules_for, {.jobs = 2, .find_archived = options.find_archived})) != printed(found))
    broken.emplace_back("two threads give another answer than one");
  if (!has_safe_fix(found)) return broken;
  const std::vector<Input> fixed = with_safe_fixes(inputs, found);
  if (has_safe_fix(lint(fixed, rules_for, options)))
    broken.emplace_back("a safe fix is left after all of them are applied");
  for (std::size_t file = 0; file < inputs.size(); ++file) {
    if (structure(inputs[file]) != structure(fixed[file]))
      broken.push_back("a safe fix changes the structure of " + inputs[file].path);
  }
  return broken;
}

}  // namespace spec
