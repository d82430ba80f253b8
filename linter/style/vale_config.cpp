#include "linter/style/vale_config.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "linter/match/regex.h"
#include "linter/style/front_matter.h"
#include "linter/style/ini.h"
#include "linter/text/did_you_mean.h"
#include "linter/text/error.h"
#include "linter/text/glob.h"

namespace galley {
namespace {

namespace fs = std::filesystem;
using namespace std::literals;

constexpr std::array core_keys = {"StylesPath"sv,     "MinAlertLevel"sv, "Vocab"sv,
                                  "Packages"sv,       "IgnoredScopes"sv, "SkippedScopes"sv,
                                  "IgnoredClasses"sv, "WordTemplate"sv,  "NLPEndpoint"sv};
constexpr std::array section_keys = {"BasedOnStyles"sv, "BlockIgnores"sv, "IgnorePatterns"sv,
                                     "TokenIgnores"sv,  "Vocab"sv,        "CommentDelimiters"sv,
                                     "Transform"sv,     "Lang"sv,         "View"sv};
// What is fixed in a rule's own file.
constexpr std::array structural_keys = {"extends"sv,     "name"sv,   "path"sv,   "tests"sv, "message"sv,
                                        "description"sv, "link"sv,   "tokens"sv, "swap"sv,  "exceptions"sv,
                                        "filters"sv,     "ignore"sv, "raw"sv,    "either"sv};

template <std::size_t size>
bool one_of(std::string_view key, const std::array<std::string_view, size>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// The entries of a list; `\,` is a comma in one of them.
std::vector<std::string> split_list(std::string_view value) {
  std::vector<std::string> items(1);
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value.substr(at, 2) == "\\,") {
      items.back() += value[++at];
    } else if (value[at] == ',') {
      items.emplace_back();
    } else {
      items.back() += value[at];
    }
  }
  for (std::string& item : items) item = trimmed(item);
  std::erase(items, "");
  return items;
}

// Adds what isn't there; NONE takes out what was.
void add_values(std::vector<std::string>& into, std::string_view value, bool* cleared = nullptr) {
  for (std::string& item : split_list(value)) {
    if (item == "NONE") {
      into.clear();
      if (cleared) *cleared = true;
    } else if (std::find(into.begin(), into.end(), item) == into.end()) {
      into.push_back(std::move(item));
    }
  }
}

void add_values(ValueList& into, std::string_view value) { add_values(into.values, value, &into.replaces); }

std::optional<Severity> to_level(std::string_view written) {
  for (const Severity each : {Severity::suggestion, Severity::warning, Severity::error}) {
    if (written == name(each)) return each;
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::string_view text, const std::string& path) : sections_(parse_ini(text, path)) {
    config_.path = path;
    config_.folder = fs::path{path}.parent_path().string();
    config_.everywhere.glob = "*";
  }

  ValeConfig read() {
    for (const IniSection& section : sections_) {
      if (section.name.empty()) {
        for (const IniEntry& entry : section.entries) core(entry);
      } else if (section.name == "formats") {
        for (const IniEntry& entry : section.entries) config_.formats[entry.key] = entry.value;
      } else if (section.name == "asciidoctor" || section.name == "sphinx") {
        continue;  // of formats that are read by other programs there
      } else if (section.name == "*") {
        for (const IniEntry& entry : section.entries) in_section(entry, config_.everywhere);
      } else {
        read_section(section);
      }
    }
    return std::move(config_);
  }

 private:
  std::string place(std::uint32_t line) const { return config_.path + ':' + std::to_string(line) + ":1: "; }
  void warn(const IniEntry& entry, const std::string& message) {
    config_.warnings.push_back(place(entry.line) + message);
  }

  void read_section(const IniSection& section) {
    ValeSection made{.glob = section.name, .line = section.line};
    if (const std::size_t at = section.name.find(" if "); at != std::string::npos) {
      made.glob = section.name.substr(0, section.name.find_last_not_of(' ', at) + 1);
      try {
        made.condition.emplace(std::string_view{section.name}.substr(at + 4));
      } catch (const Error& wrong) {
        config_.warnings.push_back(place(section.line) + "the section is passed over: " + wrong.what());
        return;
      }
    }
    for (const IniEntry& entry : section.entries) in_section(entry, made);
    config_.sections.push_back(std::move(made));
  }

  static bool is_comment_of_mdx(const IniEntry& entry, const ValeSection& section) {
    std::vector<std::string> delimiters;
    add_values(delimiters, entry.value);
    return section.glob.ends_with(".mdx") && delimiters == std::vector<std::string>{"{/*", "*/}"};
  }

  void core(const IniEntry& entry) {
    if (entry.key == "StylesPath") {
      const fs::path path = fs::path{config_.folder} / entry.value;
      config_.styles_paths.push_back(path.lexically_normal().string());
    } else if (entry.key == "MinAlertLevel") {
      const auto level = to_level(entry.value);
      if (!level)
        throw Error(place(entry.line) + "MinAlertLevel is suggestion, warning or error, not “" + entry.value + "”");
      config_.least = *level;
    } else if (entry.key == "Vocab") {
      add_values(config_.vocabularies, entry.value);
    } else if (entry.key == "IgnoredScopes") {
      add_values(config_.ignored_scopes, entry.value);
    } else if (entry.key == "SkippedScopes") {
      add_values(config_.skipped_scopes, entry.value);
    } else if (entry.key == "IgnoredClasses") {
      add_values(config_.ignored_classes, entry.value);
    } else if (entry.key == "WordTemplate") {
      config_.word_template = entry.value;
    } else if (entry.key == "NLPEndpoint") {
      warn(entry, "NLPEndpoint is passed over: Galley asks no server");
    } else if (one_of(entry.key, section_keys)) {
      throw Error(place(entry.line) + "“" + entry.key + "” belongs in a section such as [*] or [*.md]");
    } else if (entry.key != "Packages") {
      warn(entry, "there is no key “" + entry.key + "”" + did_you_mean(entry.key, core_keys));
    }
  }

  void in_section(const IniEntry& entry, ValeSection& section) {
    if (entry.key == "BasedOnStyles") {
      if (!section.styles) section.styles.emplace();
      add_values(*section.styles, entry.value);
    } else if (entry.key == "BlockIgnores" || entry.key == "IgnorePatterns") {
      add_values(section.block_ignores, entry.value);
    } else if (entry.key == "TokenIgnores") {
      add_values(section.token_ignores, entry.value);
    } else if (entry.key == "Vocab") {
      add_values(section.vocabularies, entry.value);
    } else if (entry.key == "Lang") {
      return;  // the language server's
    } else if (entry.key == "View") {
      section.view = entry.value;
      section.view_line = entry.line;
    } else if (entry.key == "CommentDelimiters" && is_comment_of_mdx(entry, section)) {
      return;  // MDX is read with them
    } else if (one_of(entry.key, section_keys)) {
      warn(entry, "“" + entry.key + "” is not supported and passed over");
    } else if (one_of(entry.key, core_keys)) {
      throw Error(place(entry.line) + "“" + entry.key + "” belongs above the first section");
    } else if (entry.key.ends_with(']')) {
      parameter(entry);
    } else {
      section.switches.push_back(rule_switch(entry));
    }
  }

  // Style.Rule[key] = value
  void parameter(const IniEntry& entry) {
    const std::size_t open = entry.key.find('[');
    if (open == std::string::npos) return warn(entry, "“" + entry.key + "” is no key");
    const std::string rule = entry.key.substr(0, open);
    std::string key = entry.key.substr(open + 1, entry.key.size() - open - 2);
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; });
    if (key == "level") throw Error(place(entry.line) + "set a level with “" + rule + " = " + entry.value + "”");
    if (one_of(key, structural_keys)) {
      throw Error(place(entry.line) + "“" + key + "” can't be set here; make a rule that extends “" + rule + "”");
    }
    config_.parameters[rule][key] = entry.value;
  }

  RuleSwitch rule_switch(const IniEntry& entry) {
    RuleSwitch made{.key = entry.key, .line = entry.line};
    if (entry.value == "NO") {
      made.state = RuleSwitch::State::off;
    } else if (entry.value == "UNSET") {
      made.state = RuleSwitch::State::unset;
    } else if (entry.value != "YES") {
      made.level = to_level(entry.value);
      if (!made.level) {
        made.state = RuleSwitch::State::off;
        warn(entry, "“" + entry.key + "” is YES, NO, UNSET or a level, not “" + entry.value + "”; it is switched off");
      }
    }
    return made;
  }

  std::vector<IniSection> sections_;
  ValeConfig config_;
};

// A pattern in which `*` stands for slashes too.
Regex to_regex(std::string_view glob) {
  std::string pattern = "^(?:";
  unsigned braces = 0;
  for (std::size_t at = 0; at < glob.size(); ++at) {
    const char byte = glob[at];
    if (byte == '*')
      pattern += ".*";
    else if (byte == '?')
      pattern += '.';
    else if (byte == '{')
      pattern += "(?:", ++braces;
    else if (byte == '}' && braces > 0)
      pattern += ')', --braces;
    else if (byte == ',' && braces > 0)
      pattern += '|';
    else if (byte == '[' && glob.find(']', at) != glob.npos) {
      const std::size_t close = glob.find(']', at);
      std::string set{glob.substr(at, close - at + 1)};
      if (set.size() > 1 && set[1] == '!') set[1] = '^';
      pattern += set;
      at = close;
    } else {
      pattern += escape_pattern(glob.substr(at, 1));
    }
  }
  for (; braces > 0; --braces) pattern += ')';
  return Regex{pattern + ")$"};
}

bool holds_for(std::string_view glob, const std::vector<std::string>& paths) {
  const bool negated = glob.starts_with('!');
  if (negated) glob.remove_prefix(1);
  const auto any = [&](auto matches) { return std::any_of(paths.begin(), paths.end(), matches) != negated; };
  if (glob.find("**") != glob.npos) {
    const Glob pattern{glob, Braces::alternatives};
    return any([&](const std::string& path) { return pattern.matches(path, false); });
  }
  const Regex pattern = to_regex(glob);
  RegexWorkspace workspace;
  return any([&](const std::string& path) { return pattern.matches(path, workspace); });
}

const RuleSwitch* look_up(const std::map<std::string, RuleSwitch, std::less<>>& switches, std::string_view rule) {
  for (const std::string_view key : {rule, rule.substr(0, rule.find('.'))}) {
    const auto found = switches.find(key);
    if (found != switches.end() && found->second.state != RuleSwitch::State::unset) return &found->second;
  }
  return nullptr;
}

}  // namespace

void ValueList::append(const ValueList& other) {
  if (other.replaces) values.clear();
  replaces |= other.replaces;
  values.insert(values.end(), other.values.begin(), other.values.end());
}

ValeConfig read_vale_config(std::string_view text, const std::string& path) { return Reader{text, path}.read(); }

std::vector<std::size_t> sections_for(const ValeConfig& config, const std::string& path,
                                      const std::string* front_matter) {
  std::vector<std::string> paths{fs::path{path}.lexically_normal().string()};
  const fs::path folder = fs::absolute(config.folder.empty() ? "." : config.folder).lexically_normal();
  const std::string relative =
      fs::absolute(path.empty() ? "." : path).lexically_normal().lexically_relative(folder).string();
  if (!relative.starts_with("..") && relative != paths[0]) paths.push_back(relative);
  // A file that is read as another format is also named as one.
  const auto mapped =
      config.formats.find(fs::path{path}.extension().string().substr(fs::path{path}.has_extension() ? 1 : 0));
  if (mapped != config.formats.end()) paths.push_back(fs::path{path}.replace_extension(mapped->second).string());
  std::optional<YamlNode> meta;  // read where a condition asks for it
  const auto condition_holds = [&](const SectionCondition& condition) {
    if (condition.asks_for_front_matter() && !meta)
      meta = front_matter ? read_front_matter(*front_matter) : front_matter_of_file(path);
    return condition.holds(path, meta ? &*meta : nullptr);
  };
  std::vector<std::size_t> applying;
  for (std::size_t index = 0; index < config.sections.size(); ++index) {
    const ValeSection& section = config.sections[index];
    if (holds_for(section.glob, paths) && (!section.condition || condition_holds(*section.condition)))
      applying.push_back(index);
  }
  return applying;
}

ValeSettings settle(const ValeConfig& config, const std::vector<std::size_t>& sections) {
  ValeSettings settings;
  settings.styles = config.everywhere.styles.value_or(std::vector<std::string>{});
  settings.block_ignores = config.everywhere.block_ignores;
  settings.token_ignores = config.everywhere.token_ignores;
  settings.vocabularies = config.everywhere.vocabularies;
  for (const RuleSwitch& each : config.everywhere.switches) {
    if (each.state != RuleSwitch::State::unset) settings.global.insert_or_assign(each.key, each);
  }
  settings.view = config.everywhere.view;
  settings.view_line = config.everywhere.view_line;
  for (const std::size_t index : sections) {
    const ValeSection& section = config.sections[index];
    if (!section.view.empty()) {
      settings.view = section.view;
      settings.view_line = section.view_line;
    }
    if (section.styles) settings.styles = *section.styles;
    if (section.styles && section.styles->empty()) {
      settings.local.clear();
      settings.global.clear();
    }
    for (const RuleSwitch& each : section.switches) settings.local.insert_or_assign(each.key, each);
    settings.block_ignores.append(section.block_ignores);
    settings.token_ignores.append(section.token_ignores);
    settings.vocabularies.append(section.vocabularies);
  }
  return settings;
}

bool ValeSettings::runs(std::string_view rule) const {
  if (const RuleSwitch* const inner = look_up(local, rule)) return inner->state == RuleSwitch::State::on;
  const std::string_view style = rule.substr(0, rule.find('.'));
  for (const std::string_view key : {rule, style}) {
    const auto found = global.find(key);
    const auto inner = local.find(key);
    const bool unset = inner != local.end() && inner->second.state == RuleSwitch::State::unset;
    if (found != global.end() && !unset) return found->second.state == RuleSwitch::State::on;
  }
  return std::find(styles.begin(), styles.end(), style) != styles.end();
}

bool ValeSettings::switches_off(std::string_view rule) const {
  const RuleSwitch* found = look_up(local, rule);
  if (!found) found = look_up(global, rule);
  return found && found->state == RuleSwitch::State::off;
}

std::optional<Severity> ValeSettings::level(std::string_view rule) const {
  for (const auto* const switches : {&local, &global}) {
    for (const std::string_view key : {rule, rule.substr(0, rule.find('.'))}) {
      const auto found = switches->find(key);
      if (found != switches->end() && found->second.level) return found->second.level;
    }
  }
  return std::nullopt;
}

}  // namespace galley
