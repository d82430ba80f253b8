// Where what earlier runs found is kept.
#pragma once

#include <memory>

#include "linter/cli/arguments.h"
#include "linter/engine/check_cache.h"
#include "linter/style/style_store.h"

namespace galley {

// A check of fewer files takes less time than a cache is worth.
constexpr std::size_t fewest_cached_files = 64;

// The cache of runs like this one, in the user's cache folder; null where the
// person wants none, or there is nowhere to keep it, or the files are few.
std::unique_ptr<const CheckCache> open_cache(const CheckArguments& arguments);

// What runs with the same styles compiled, in the same folder; null where the
// person wants none, or there is nowhere to keep it.
std::shared_ptr<KeptWork> open_compiled_styles(const CheckArguments& arguments, const StyleSources& sources);

// Makes the folder that open_cache() names, and deletes caches that were not
// written to for a month.
void prepare_cache_folder();

}  // namespace galley
