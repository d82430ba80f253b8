// The baseline of a run.
#pragma once

#include <span>
#include <string>

#include "linter/engine/lint.h"

namespace galley {

// Takes from `result` what the baseline in file `name` records, and says how
// much that was and how many of its entries stand no more, as a line for
// standard error. Throws Error where the file can't be read.
std::string hide_known(const std::string& name, std::span<const Input> inputs, LintResult& result);

// Records what stands, and hides it: entries of the files that were checked
// are replaced, those of other files stay as long as the files do.
std::string record_known(const std::string& name, std::span<const Input> inputs, LintResult& result);

}  // namespace galley
