// Files that an option names, whether they are checked or not.
#pragma once

#include <string>
#include <vector>

namespace galley {

// The paths on disk that `glob`, written for `folder`, names; in their order.
// Only the folder is walked that the letters before the first wildcard name.
std::vector<std::string> files_named(const std::string& glob, const std::string& folder);

}  // namespace galley
