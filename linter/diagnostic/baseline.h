// STAND-IN so that the program links: whoever owns this part replaces this file.
#pragma once
#include "linter/engine/lint.h"
namespace galley {
inline std::string use_baseline(const std::string&, bool, LintResult&) { return {}; }
}  // namespace galley
