// Where what earlier runs found is kept.
#pragma once

#include <memory>

#include "linter/cli/arguments.h"
#include "linter/engine/check_cache.h"

namespace galley {

// The cache of runs like this one, in the user's cache folder; null where the
// person wants none, or there is nowhere to keep it, or `files` are few. Caches
// that nobody has used for a month are deleted.
std::unique_ptr<const CheckCache> open_cache(const CheckArguments& arguments, std::size_t files);

}  // namespace galley
