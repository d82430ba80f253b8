// What holds for every example, whatever its page says of it.
#pragma once

#include <string>
#include <vector>

#include "linter/engine/lint.h"

namespace spec {

// One line for each invariant that `inputs` break; `found` is what lint() says
// of them with `options`, on one thread.
std::vector<std::string> broken_invariants(std::span<const galley::Input> inputs, const galley::RulesFor& rules_for,
                                           const galley::LintOptions& options, const galley::LintResult& found);

}  // namespace spec
