// All tests of rules below some paths: what `galley test` runs.
#pragma once

#include <string>
#include <vector>

#include "linter/engine/files.h"
#include "linter/engine/path_rules.h"
#include "linter/proof/outcome.h"

namespace galley {

struct Proof {
  std::size_t files = 0;  // that hold tests
  std::vector<Outcome> outcomes;
  std::vector<std::string> errors;     // "path:line:column: …": what couldn't be read
  std::vector<std::string> uncovered;  // the same: rules that no test makes find anything
};

enum class Coverage : std::uint8_t { unasked, asked };

// Every file under `paths` that is a rule, a page of a house rule, or holds tests. What is wrong is said
// in the result; throws Error only where a configuration is wrong.
Proof prove(const std::vector<std::string>& paths, CollectOptions options, PathRules& rules, Coverage coverage);

}  // namespace galley
