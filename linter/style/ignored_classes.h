// The elements of HTML that a configuration leaves unread by their class.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace galley {

// What stands in elements that have one of `classes`, or in components of MDX
// that are called so ("<Aside>"), in order; none lies in another. An element
// that is never closed isn't one. Linear.
std::vector<Span> elements_of_classes(std::string_view source, const std::vector<std::string>& classes);

}  // namespace galley
