// What packages of styles bring along: `.vale-config/*.ini` in the folder of
// styles, where `vale sync` puts it.
#pragma once

#include "linter/style/vale_config.h"

namespace galley {

// The configuration with what the packages say in front of it, in the order of
// their names: what it says itself wins. Throws Error where one is wrong.
ValeConfig with_packages(ValeConfig config);

}  // namespace galley
