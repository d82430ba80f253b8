// .vale.ini as values: which styles hold for which file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/style/section_condition.h"

namespace galley {

// What a key such as `Style.Rule` or `Style` is set to.
struct RuleSwitch {
  enum class State : std::uint8_t { on, off, unset };
  std::string key;
  State state = State::on;
  std::optional<Severity> level;
  std::uint32_t line = 0;
};

// Values of a key; NONE takes out those in front of it, of packages and of [*] too.
struct ValueList {
  std::vector<std::string> values;
  bool replaces = false;

  // What `other` says behind this.
  void append(const ValueList& other);
};

// A section; `*` is the one that holds for every file.
struct ValeSection {
  std::string glob;
  std::uint32_t line = 0;
  std::optional<std::vector<std::string>> styles;  // BasedOnStyles
  std::vector<RuleSwitch> switches;
  ValueList block_ignores = {};
  ValueList token_ignores = {};
  ValueList vocabularies = {};
  std::optional<SectionCondition> condition = {};  // under which it holds
  std::string view = {};                           // its name; empty for none
  std::uint32_t view_line = 0;
};

struct ValeConfig {
  std::string path;                       // of the file
  std::string folder;                     // where it stands; "" is the current one
  std::vector<std::string> styles_paths;  // can be opened as they are
  Severity least = Severity::suggestion;  // MinAlertLevel
  ValueList vocabularies = {};
  ValueList ignored_scopes = {};
  ValueList skipped_scopes = {};
  ValueList ignored_classes = {};  // of HTML
  std::string word_template;
  std::map<std::string, std::string, std::less<>> formats;  // extension or name -> extension
  std::map<std::string, std::map<std::string, std::string>, std::less<>>
      parameters;  // of rules: Style.Rule[key] = value
  ValeSection everywhere;
  std::vector<ValeSection> sections;  // in the order of the file
  std::vector<std::string> warnings;  // "path:line:column: …": keys that are passed over
};

// Throws Error with path and line where the file is wrong.
ValeConfig read_vale_config(std::string_view text, const std::string& path);

// The sections that hold for a file: by index, in order. `path` is as it was
// given; a pattern is held against it, and against the way from the folder of
// the configuration. Where a condition asks for its front matter, it is `front_matter`,
// as front_matter_in() has it, or the file is read where that is null.
std::vector<std::size_t> sections_for(const ValeConfig& config, const std::string& path,
                                      const std::string* front_matter = nullptr);

// What holds for one file: everything its sections say, the later one winning.
struct ValeSettings {
  std::vector<std::string> styles;
  std::map<std::string, RuleSwitch, std::less<>> local;   // of the sections
  std::map<std::string, RuleSwitch, std::less<>> global;  // of [*]
  ValueList block_ignores = {};
  ValueList token_ignores = {};
  ValueList vocabularies = {};
  std::string view = {};  // the last one that is named
  std::uint32_t view_line = 0;

  // Whether `rule` ("Style.Rule") runs.
  bool runs(std::string_view rule) const;
  // Whether a key says that it doesn't.
  bool switches_off(std::string_view rule) const;
  // The level it is given, if any.
  std::optional<Severity> level(std::string_view rule) const;
};

ValeSettings settle(const ValeConfig& config, const std::vector<std::size_t>& sections);

}  // namespace galley
