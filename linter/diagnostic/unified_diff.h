// Two texts to a patch.
#pragma once

#include <string>
#include <string_view>

namespace galley {

// What turns `before` into `after`, as `git apply` and `patch -p1` take it: the
// file is called a/PATH and b/PATH. Empty where they are equal. The patch is
// right for any two texts, and small for texts which are much alike.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace galley
