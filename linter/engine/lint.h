// The pipeline: inputs -> documents -> rules -> suppress -> sorted diagnostics.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/engine/rule_set.h"
#include "linter/formats/format.h"
#include "linter/text/source_file.h"

namespace galley {

// A file to check. `bytes` is set for what isn't on disk: standard input, an
// editor's buffer, a test.
struct Input {
  std::string path;
  const Format* format = nullptr;
  std::optional<std::string> bytes;
};

// What couldn't be checked; the rest was.
struct RunError {
  std::string path;
  std::string message;
};

struct LintResult {
  std::vector<Diagnostic> diagnostics;                     // sorted by comes_before
  std::vector<std::shared_ptr<const SourceFile>> sources;  // by FileId; null where nothing was said of a file
  std::vector<RunError> errors;                            // in the order of the inputs
};

// The rules in force for one path. Asked once a file, from many threads.
using RulesFor = std::function<const RuleSet&(const std::string& path)>;

struct LintOptions {
  unsigned jobs = 1;
  std::function<void(std::size_t done, std::size_t total)> progress;  // may be empty; called from any thread
};

// Checks `inputs`; FileId is the index into them. The same answer for any
// number of jobs.
LintResult lint(std::span<const Input> inputs, const RulesFor& rules_for, const LintOptions& options);

}  // namespace galley
