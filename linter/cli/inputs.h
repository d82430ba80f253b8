// Paths to what is checked.
#pragma once

#include <string>

#include "linter/cli/arguments.h"
#include "linter/engine/files.h"

namespace galley {

// How the arguments ask for folders to be walked; what else is excluded is for
// the caller to say.
CollectOptions collect_options(const CheckArguments& arguments);

// "-" is standard input, which is read.
Input input_of(std::string path, const CheckArguments& arguments);

}  // namespace galley
