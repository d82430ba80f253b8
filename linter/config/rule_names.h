// The names by which rules are selected.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/rule/rule.h"

namespace galley {

// The group of the house's own rules; it is there where no rule is of it.
constexpr std::string_view house_group = "house";

// The rule of that id, or null.
const RegisteredRule* find_rule(Registry registry, std::string_view id);

std::vector<std::string_view> rule_ids(Registry registry);

// What is wrong with `name` as an entry of `select` or `ignore`; empty for
// nothing.
std::string wrong_rule_name(std::string_view name, Registry registry);

// The same where only a rule will do.
std::string wrong_rule_id(std::string_view id, Registry registry);

}  // namespace galley
