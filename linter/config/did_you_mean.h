// STAND-IN so that the program links: whoever owns this part replaces this file.
#pragma once
#include <string>
#include <string_view>
#include <vector>
namespace galley { inline std::string did_you_mean(std::string_view, const std::vector<std::string_view>&) { return {}; } }
