// The pipeline: inputs -> documents -> rules -> suppress -> sorted diagnostics.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/engine/check_cache.h"
#include "linter/engine/input.h"
#include "linter/engine/rule_set.h"
#include "linter/engine/statistics.h"
#include "linter/text/source_file.h"

namespace galley {

struct LintResult {
  std::vector<Diagnostic> diagnostics;                     // sorted by comes_before
  std::vector<std::shared_ptr<const SourceFile>> sources;  // by FileId; null where nothing was said of a file
  std::vector<RunError> errors;                            // in the order of the inputs
  std::optional<Statistics> statistics;                    // where they were asked for
  std::size_t files = 0;                                   // that were text, or couldn't be read
};

// The rules in force for one path. Asked once a file, from many threads.
using RulesFor = std::function<const RuleSet&(const std::string& path)>;

struct LintOptions {
  unsigned jobs = 1;
  bool statistics = false;
  const CheckCache* cache = nullptr;  // what earlier runs found; saved where this one finds something else
  FindArchived find_archived = {};    // may be empty; called from many threads
  bool texts = true;                  // whether all sources hold bytes; else only positions are sure to be known
  std::function<void(std::size_t done, std::size_t total)> progress = {};  // may be empty; called from any thread
};

// Checks `inputs`; FileId is the index into them. The same answer for any
// number of jobs.
LintResult lint(std::span<const Input> inputs, const RulesFor& rules_for, const LintOptions& options);

}  // namespace galley
