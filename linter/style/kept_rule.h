// A rule that an earlier run compiled, of the same text: what it says and the
// pattern that it looks for are known at once, and what it does is compiled once
// that pattern may stand somewhere.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "linter/style/style_set.h"

namespace galley {

// Whether the rule is one of which all can be kept: it is made of its own keys
// alone, without other files, and has no more to it than what it looks for.
bool can_be_kept(const YamlNode& keys);

// For what is kept on disk: all but the rule's name and its path.
std::string bytes_of_rule(const CompiledRule& compiled);

// Nothing where they aren't such bytes. `make` makes the check; it is called
// once at most, by any thread.
using MakeCheck = std::function<std::unique_ptr<Check>()>;
std::optional<CompiledRule> rule_of_bytes(std::string_view bytes, MakeCheck make);

}  // namespace galley
