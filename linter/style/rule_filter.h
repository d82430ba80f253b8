// `--filter`: which of the rules that the configuration names are run.
#pragma once

#include <span>
#include <string>

#include "linter/style/section_condition.h"
#include "linter/style/yaml.h"

namespace galley {

// A condition that asks for a rule's `.Name`, `.Level`, `.Scope`, `.Message`,
// `.Description`, `.Extends` and `.Link`, as `.Level in ["error"]` does.
class RuleFilter {
 public:
  // `written` is the condition, a file that holds it, or the name of one in
  // `config/filters` of the styles' folders. Throws Error with what is wrong.
  RuleFilter(const std::string& written, std::span<const std::string> folders);

  bool keeps(const YamlNode& facts) const { return condition_.holds("", &facts); }

 private:
  SectionCondition condition_;
};

// What a filter may ask for, of a rule's keys.
YamlNode filter_facts(const std::string& name, const std::string& level, const YamlNode& keys,
                      const std::string& default_scope);

}  // namespace galley
