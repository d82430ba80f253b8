// What is wrong with the rules of styles, without a text to run them over.
#pragma once

#include <string>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/engine/files.h"
#include "linter/engine/lint.h"
#include "linter/engine/path_rules.h"

namespace galley {

// The names of what is found; each is the rule of its diagnostics.
namespace style_lint {
constexpr std::string_view wrong_rule = "styles.wrong-rule";        // it doesn't compile
constexpr std::string_view unknown_key = "styles.unknown-key";      // of the kinds that let keys pass
constexpr std::string_view never_matches = "styles.never-matches";  // nothing can be found by it
constexpr std::string_view shadowed = "styles.shadowed";            // another entry of the rule is found in its place
constexpr std::string_view twice = "styles.twice";                  // another rule of the style looks for it, too
constexpr std::string_view swapped_again = "styles.swap";           // what is to be written is to be swapped, too
constexpr std::string_view slow_pattern = "styles.slow-pattern";    // there are texts on which it is given up
}  // namespace style_lint

struct StyleLint {
  LintResult result;      // its sources are the rules' files
  std::size_t files = 0;  // rules that were looked at
};

// Looks at every rule's file under `paths`. Throws Error where a configuration
// is wrong.
StyleLint lint_styles(const std::vector<std::string>& paths, CollectOptions options, PathRules& rules);

}  // namespace galley
