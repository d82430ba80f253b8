// The rules of the style that is always there: “Vale”.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "linter/style/yaml.h"

namespace galley {

const std::set<std::string>& builtin_rule_names();
bool is_builtin_rule(const std::string& rule);

// The rule's keys. Terms and Avoid, which are made of vocabularies, have none.
YamlNode builtin_rule(const std::string& rule);

}  // namespace galley
