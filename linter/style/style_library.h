// The styles of one .vale.ini: its rules, compiled once each.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "linter/style/checks.h"
#include "linter/style/rule_files.h"
#include "linter/style/rule_filter.h"
#include "linter/style/style_set.h"
#include "linter/style/vale_config.h"
#include "linter/style/vocabulary.h"
#include "linter/text/kept_work.h"

namespace galley {

// A rule's keys -> the rule. Throws Error at the place of what is wrong.
std::shared_ptr<CompiledRule> compile_rule(const std::string& name, const YamlNode& node,
                                           const StyleEnvironment& environment);

class StyleLibrary {
 public:
  // `kept` is what earlier runs compiled; null for none. `filter` says which of
  // the rules hold, as RuleFilter reads it; empty for all. Throws Error where it is wrong.
  explicit StyleLibrary(ValeConfig config, std::shared_ptr<KeptWork> kept = nullptr, const std::string& filter = "");

  const ValeConfig& config() const { return config_; }

  // The rules for one file. It stays where it is while the library lives.
  // `front_matter` is that of a text which isn't on disk; null for one that is.
  std::shared_ptr<const StyleSet> for_path(const std::string& path, const std::string* front_matter = nullptr);

  // What is wrong with styles, each said once: "path:line:column: …". Such a
  // rule isn't run, and the rest is.
  std::vector<std::string> take_errors();
  // What is passed over, for a reason that isn't the style's fault.
  std::vector<std::string> take_notes();

 private:
  using Vocabularies = std::vector<std::string>;
  using Environment = std::shared_ptr<const StyleEnvironment>;

  std::shared_ptr<const StyleSet> make_set(const std::vector<std::size_t>& sections);
  bool is_left_out(const CompiledRule& rule, Severity severity);
  bool has_its_field(const CompiledRule& rule);
  std::set<std::string> rule_names(const ValeSettings& settings);
  void add_style(const std::string& style, std::set<std::string>& names);
  std::shared_ptr<const View> view(const std::string& name, std::uint32_t line);
  std::shared_ptr<const View> open_view(const std::string& name, std::uint32_t line);
  ReadingOptions reading_options(const ValeSettings& settings);
  std::shared_ptr<const CompiledRule> compiled(const std::string& rule, const Vocabularies& vocabularies);
  std::shared_ptr<const CompiledRule> compile(const std::string& rule, const Environment& environment);
  std::shared_ptr<const CompiledRule> compile_file(const std::string& rule, const Environment& environment);
  std::shared_ptr<const CompiledRule> of_vocabulary(const std::string& rule, const StyleEnvironment& environment);
  YamlNode with_parameters(const std::string& rule, YamlNode node) const;
  const Vocabulary& vocabulary(const std::string& name);
  Environment environment(const Vocabularies& here);
  void error(const std::string& message);

  ValeConfig config_;
  std::optional<RuleFilter> filter_;
  std::shared_ptr<KeptWork> kept_;
  RuleFiles files_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const StyleSet>> sets_;  // by the sections that hold
  std::map<std::pair<std::string, Vocabularies>, std::shared_ptr<const CompiledRule>> rules_;
  std::map<Vocabularies, Environment> environments_;
  std::map<std::string, Vocabulary> vocabularies_;
  std::map<std::string, std::shared_ptr<const View>> views_;
  std::shared_ptr<Dictionaries> dictionaries_;
  std::set<std::string> said_;
  std::vector<std::string> errors_;
  std::vector<std::string> notes_;
};

}  // namespace galley
