// What a person asked for, as values. Where it is written: toml.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/rule/rule.h"
#include "linter/text/glob.h"

namespace galley {

enum class FailOn : std::uint8_t { suggestion, warning, error, never };

struct RuleSettings {
  std::optional<Severity> severity;
  std::map<std::string, OptionValue, std::less<>> options;  // of the types that the rule declares
};

using AllRuleSettings = std::map<std::string, RuleSettings, std::less<>>;

// A [[overrides]] table.
struct Override {
  std::vector<Glob> files;  // relative to Config::folder
  std::optional<std::vector<std::string>> select;
  std::vector<std::string> ignore;
  AllRuleSettings rules;
};

struct Config {
  std::string file;    // that was read; "" for none
  std::string folder;  // where the file stands; globs are relative to it; "" is the current one
  FailOn fail_on = FailOn::warning;
  std::string language = "auto";
  std::vector<std::string> select = {"default"};  // rules, groups, "GROUP:all", "all", "default", "none"
  std::vector<std::string> ignore;
  std::vector<Glob> exclude;
  std::optional<std::string> baseline;  // this and the paths below can be opened as they are
  std::optional<std::string> archive;
  std::vector<std::string> styles;
  std::vector<std::string> house_rules;  // folders of pages
  AllRuleSettings rules;
  std::vector<Override> overrides;
  std::map<std::string, std::vector<std::string>, std::less<>> terms;
};

}  // namespace galley
