// Each example through the language server as well: what it says, and what its
// fix makes of the text, are what the command line says and makes.
#pragma once

#include <string>
#include <vector>

#include "linter/config/config.h"
#include "linter/engine/lint.h"
#include "linter/rule/rule.h"

namespace spec {

// One line for each difference. `found` is what lint() says of `inputs`.
std::vector<std::string> broken_by_server(std::span<const galley::Input> inputs, const galley::Config& config,
                                          galley::Registry registry, const galley::LintResult& found);

}  // namespace spec
