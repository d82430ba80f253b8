// Runs the tests of styles.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "linter/engine/path_rules.h"
#include "linter/proof/outcome.h"
#include "linter/proof/rule_case.h"

namespace galley {

// A rule as its file's path tells it: the folder of styles, and "Style.Rule".
struct RulePlace {
  std::string folder;
  std::string rule;
};

// `folders` are those of styles that are known. A rule in none of them is of
// the style that its own folder is named after.
RulePlace rule_place(const std::string& path, std::span<const std::string> folders);

// Runs the rule at `place` alone, at every level, without any configuration;
// what it extends is looked for in `folders`, too.
Outcome run_alone(const RuleCase& test, const RulePlace& place, std::span<const std::string> folders);

// Runs the styles that hold for a file in the folder of the case's own file.
Outcome run_configured(const RuleCase& test, const std::string& folder, PathRules& rules);

}  // namespace galley
