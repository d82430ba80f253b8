// STAND-IN so that the program links: whoever owns this part replaces this file.
#pragma once
#include <string>
#include <string_view>
namespace galley { inline std::string unified_diff(const std::string&, std::string_view, std::string_view) { return {}; } }
