// Where the rules of styles stand, and what a rule's file says once what it
// extends has been put in.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/style/yaml.h"

namespace galley {

// The folders of styles, in order: the first that has a rule wins.
class RuleFiles {
 public:
  explicit RuleFiles(std::vector<std::string> folders) : folders_(std::move(folders)) {}

  const std::vector<std::string>& folders() const { return folders_; }

  bool has_style(const std::string& style) const;

  // The names of the style's rules ("Style.Rule"), ordered, with their files.
  const std::map<std::string, std::string, std::less<>>& rules_of(const std::string& style);

  // Its file, and what that says. Throw Error.
  const std::string& path(const std::string& rule);
  std::string text(const std::string& rule);

  // Whether nothing but its file made the rule that was read.
  bool is_self_contained(const std::string& rule) const { return !extending_.contains(rule); }

  // The rule's keys. A rule that extends another has that one's keys where it
  // doesn't write its own; `key+` adds to a list or map, `key-` takes out.
  // Throws Error with a place.
  YamlNode read(const std::string& rule) { return read(rule, text(rule)); }
  // The same, for who has what its file says.
  YamlNode read(const std::string& rule, const std::string& own);

 private:
  YamlNode read(const std::string& rule, const std::string& own, std::vector<std::string>& chain);

  std::vector<std::string> folders_;
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> styles_;
  std::set<std::string> extending_;  // other rules
};

// True for "Style.Rule", false for the name of a kind of rule.
bool is_rule_name(std::string_view extends);

}  // namespace galley
