// galley.toml, pyproject.toml and `--set` to values.
//
// What is wrong is an Error that says where, and which name is nearest:
// "galley.toml:3:1: unknown key “fial-on” (did you mean “fail-on”?)".
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "linter/config/config.h"

namespace galley {

using ReadFile = std::function<std::string(const std::string& path)>;

// True if the file at `path` configures Galley: any but a pyproject.toml
// without [tool.galley].
bool holds_config(const std::string& path, std::string_view text);

// Where the registry is empty, nobody knows the rules yet, and what names them
// is passed over.
//
// `text` is what stands at `path`. What it extends is read by `read`, and holds
// where this file says nothing: a list replaces the list, a rule's options are
// taken one by one, overrides and terms are added. The folder is this file's.
Config read_config(const std::string& path, std::string_view text, Registry registry);
Config read_config(const std::string& path, std::string_view text, Registry registry, const ReadFile& read);

// `KEY=VALUE`, where KEY is any configuration key ("rules.ID.KEY") and VALUE is
// a TOML value or bare words. Where a list is wanted, one value will do.
void set_value(Config& config, std::string_view assignment, Registry registry);

// `RULE=LEVEL`.
void set_severity(Config& config, std::string_view assignment, Registry registry);

// `text` as a string of TOML, in quotes.
std::string toml_string(std::string_view text);

// Throws where a name is none of: a rule, a group, "GROUP:all", "all",
// "default", "none".
void check_rule_names(std::span<const std::string> names, Registry registry);

}  // namespace galley
