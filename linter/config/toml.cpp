// With add_term.cpp, and what reads data (formats/data.cpp, style/read_data.cpp), the user of toml++.
#include "linter/config/toml.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "linter/config/rule_names.h"
#include "linter/config/term_list.h"
#include "linter/text/did_you_mean.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "linter/text/in_quotes.h"
#include "linter/text/toml.h"
#include "linter/text/toml_keys.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_config = std::size_t{1} << 20;
constexpr std::size_t longest_chain = 32;

std::string kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    default:
      return "a date or time";
  }
}

std::string place(const std::string& path, const toml::source_position& at) {
  return path + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) + ": ";
}

toml::table parse(const std::string& path, std::string_view text) {
  if (text.size() > largest_config) throw Error(path + ": is larger than 1 MiB, too large for a configuration");
  const auto wrong_line = [&](std::size_t at, const std::string& what) {
    const std::string_view before = text.substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    return Error(path + ':' + std::to_string(line) + ":1: " + what);
  };
  const std::size_t long_key = find_long_toml_key(text);
  if (long_key != std::string_view::npos) throw wrong_line(long_key, "this key has too many parts");
  if (const auto wrong = find_invalid_utf8(text))
    throw wrong_line(wrong->begin, "a configuration is written in UTF-8, and this line is not");
  try {
    return toml::parse(text, path);
  } catch (const toml::parse_error& wrong) {
    throw Error(place(path, wrong.source().begin) + to_valid_utf8(wrong.description()));
  }
}

bool is_pyproject(const std::string& path) { return fs::path{path}.filename() == "pyproject.toml"; }

const toml::table* config_table(const std::string& path, const toml::table& root) {
  return is_pyproject(path) ? root.at_path("tool.galley").as_table() : &root;
}

std::string folder_of(const std::string& path) { return fs::path{path}.parent_path().string(); }

std::string joined(const std::string& folder, const std::string& path) {
  return folder.empty() ? path : (fs::path{folder} / path).lexically_normal().string();
}

struct Entry {
  const toml::key* key;
  const toml::node* value;

  std::string_view name() const { return key->str(); }
};

// In the order in which they are written, so that the first mistake is said.
std::vector<Entry> entries_of(const toml::table& table) {
  std::vector<Entry> entries;
  for (auto&& [key, value] : table) entries.push_back({&key, &value});
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    const auto& first = a.key->source().begin;
    const auto& second = b.key->source().begin;
    return std::tie(first.line, first.column) < std::tie(second.line, second.column);
  });
  return entries;
}

// Lays what a table says over a Config.
class TableReader {
 public:
  TableReader(std::string path, Registry registry)
      : path_(std::move(path)), folder_(folder_of(path_)), registry_(registry) {}

  // Of `--set`: messages name the option, and one value will do for a list.
  TableReader(std::string option, std::string written, Registry registry)
      : path_(std::move(option)), written_(std::move(written)), is_option_(true), registry_(registry) {}

  void read(const toml::table& table, Config& config) { read_keys<Config>(table, config, config_keys, "key"); }

  [[noreturn]] void fail(const toml::source_region& at, const std::string& message) const {
    throw Error((is_option_ ? path_ + ": " : place(path_, at.begin)) + message);
  }

 private:
  template <typename Target>
  struct Key {
    std::string_view name;
    void (TableReader::*read)(const toml::node&, Target&);
  };

  template <typename Target>
  void read_keys(const toml::table& table, Target& target, std::span<const Key<Target>> keys, const char* what) {
    for (const Entry& entry : entries_of(table)) {
      const auto known =
          std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.name == entry.name(); });
      if (known == keys.end()) {
        std::vector<std::string_view> names;
        for (const auto& key : keys) names.push_back(key.name);
        fail(entry.key->source(),
             std::string{"unknown "} + what + ' ' + in_quotes(entry.name()) + did_you_mean(entry.name(), names));
      }
      key_ = entry.name();
      (this->*known->read)(*entry.value, target);
    }
  }

  [[noreturn]] void fail_kind(const toml::node& node, const char* wanted) const {
    fail(node.source(), in_quotes(key_) + " is to be " + wanted + ", not " + kind_of(node));
  }

  const toml::table& table(const toml::node& node) const {
    if (!node.is_table()) fail_kind(node, "a table");
    return *node.as_table();
  }

  std::string string(const toml::node& node) const {
    if (const auto* const text = node.as_string()) return text->get();
    if (is_option_ && node.is_value()) return written_;
    fail_kind(node, "a string");
  }

  // Calls visit(string, node) for each entry of a list.
  template <typename Visit>
  void for_strings(const toml::node& node, Visit visit) const {
    if (is_option_ && node.is_value()) return visit(string(node), node);
    const toml::array* const list = node.as_array();
    if (!list) fail_kind(node, "a list of strings");
    for (const toml::node& entry : *list) {
      if (!entry.is_string()) fail(entry.source(), in_quotes(key_) + " holds strings, not " + kind_of(entry));
      visit(entry.as_string()->get(), entry);
    }
  }

  std::vector<std::string> strings(const toml::node& node) const {
    std::vector<std::string> all;
    for_strings(node, [&](std::string text, const toml::node&) { all.push_back(std::move(text)); });
    return all;
  }

  std::vector<std::string> rule_names(const toml::node& node) const {
    std::vector<std::string> names;
    for_strings(node, [&](std::string name, const toml::node& at) {
      const std::string wrong = registry_.empty() ? "" : wrong_rule_name(name, registry_);
      if (!wrong.empty()) fail(at.source(), wrong);
      names.push_back(std::move(name));
    });
    return names;
  }

  std::vector<Glob> globs(const toml::node& node) const {
    std::vector<Glob> all;
    for_strings(node, [&](const std::string& pattern, const toml::node& at) {
      try {
        all.emplace_back(pattern, Braces::alternatives);
      } catch (const Error& wrong) {
        fail(at.source(), wrong.what());
      }
    });
    return all;
  }

  // Which of `names` the string is.
  std::size_t choice(const toml::node& node, std::span<const std::string_view> names) const {
    const std::string written = string(node);
    const auto found = std::find(names.begin(), names.end(), written);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    std::string listed;
    for (const std::string_view name : names) listed += (listed.empty() ? "" : ", ") + in_quotes(name);
    fail(node.source(), in_quotes(key_) + " is one of " + listed + ", not " + in_quotes(written) +
                            did_you_mean(written, {names.begin(), names.end()}));
  }

  template <typename Value, std::size_t Count>
  Value one_of(const toml::node& node, const std::array<std::pair<std::string_view, Value>, Count>& choices) const {
    std::array<std::string_view, Count> names;
    std::transform(choices.begin(), choices.end(), names.begin(), [](const auto& choice) { return choice.first; });
    return choices[choice(node, names)].second;
  }

  Severity severity(const toml::node& node) const {
    using Choice = std::pair<std::string_view, Severity>;
    return one_of(node, std::array{Choice{"error", Severity::error}, Choice{"warning", Severity::warning},
                                   Choice{"suggestion", Severity::suggestion}});
  }

  void read_fail_on(const toml::node& node, Config& config) {
    using Choice = std::pair<std::string_view, FailOn>;
    config.fail_on = one_of(node, std::array{Choice{"error", FailOn::error}, Choice{"warning", FailOn::warning},
                                             Choice{"suggestion", FailOn::suggestion}, Choice{"never", FailOn::never}});
  }

  // "en", "en-GB", "zh-Hant-TW": the form is checked, not the list of them.
  static bool is_language(std::string_view written) {
    std::size_t part = 0;
    while (!written.empty()) {
      const std::size_t end = std::min(written.find('-'), written.size());
      const auto is = [](bool (*wanted)(char), std::string_view all) {
        return std::all_of(all.begin(), all.end(), wanted);
      };
      const std::string_view one = written.substr(0, end);
      const bool language = part == 0 && (end == 2 || end == 3) && is([](char c) { return is_ascii_lower(c); }, one);
      const bool script = part == 1 && end == 4 && is([](char c) { return is_ascii_letter(c); }, one);
      const bool region = part > 0 && end == 2 && is([](char c) { return is_ascii_upper(c); }, one);
      if (!language && !script && !region) return false;
      written.remove_prefix(std::min(end + 1, written.size()));
      ++part;
    }
    return part > 0 && part <= 3;
  }

  void read_language(const toml::node& node, Config& config) {
    constexpr std::array<std::string_view, 9> usual = {"auto",  "en-GB", "en-US", "en-AU", "en-CA",
                                                       "en-IE", "en-IN", "en-NZ", "en-ZA"};
    config.language = string(node);
    if (config.language == "auto" || is_language(config.language)) return;
    fail(node.source(), in_quotes(config.language) + " is no language" + did_you_mean(config.language, usual) +
                            ": write one as in “en-GB”, or “auto”");
  }

  void read_select(const toml::node& node, Config& config) { config.select = rule_names(node); }
  void read_ignore(const toml::node& node, Config& config) { config.ignore = rule_names(node); }
  void read_exclude(const toml::node& node, Config& config) { config.exclude = globs(node); }
  void read_baseline(const toml::node& node, Config& config) { config.baseline = joined(folder_, string(node)); }
  void read_archive(const toml::node& node, Config& config) { config.archive = joined(folder_, string(node)); }
  void read_styles(const toml::node& node, Config& config) {
    config.styles.clear();
    for (const std::string& path : strings(node)) config.styles.push_back(joined(folder_, path));
  }

  void read_house_rules(const toml::node& node, Config& config) {
    config.house_rules.clear();
    for (const std::string& path : strings(node)) config.house_rules.push_back(joined(folder_, path));
  }

  // Read behind everything else, by whoever knows how to read files.
  void read_term_lists(const toml::node& node, Config&) {
    if (is_option_) fail(node.source(), "“term-lists” stands in a file only");
    strings(node);
  }

  // Read before everything else, by whoever knows how to read files.
  void read_extend(const toml::node& node, Config&) {
    if (is_option_) fail(node.source(), "“extend” stands in a file only; use --config");
    string(node);
  }

  void read_rules(const toml::node& node, Config& config) { read_all_rules(node, config.rules); }

  void read_all_rules(const toml::node& node, AllRuleSettings& rules) {
    if (registry_.empty()) return;
    for (const Entry& entry : entries_of(table(node))) {
      const RegisteredRule* const rule = find_rule(registry_, entry.name());
      if (!rule) fail(entry.key->source(), wrong_rule_id(entry.name(), registry_));
      key_ = entry.name();
      read_rule(*rule, table(*entry.value), rules[std::string{entry.name()}]);
    }
  }

  void read_rule(const RegisteredRule& rule, const toml::table& settings, RuleSettings& into) {
    for (const Entry& entry : entries_of(settings)) {
      key_ = entry.name();
      if (entry.name() == "severity") {
        into.severity = severity(*entry.value);
        continue;
      }
      const auto& options = rule.definition->options;
      const auto option =
          std::find_if(options.begin(), options.end(), [&](const auto& o) { return o.name == entry.name(); });
      if (option == options.end()) fail_option(rule, entry);
      into.options.insert_or_assign(key_, option_value(*entry.value, *option));
    }
  }

  [[noreturn]] void fail_option(const RegisteredRule& rule, const Entry& entry) const {
    std::vector<std::string_view> names{"severity"};
    for (const OptionDefinition& option : rule.definition->options) names.push_back(option.name);
    fail(entry.key->source(),
         in_quotes(rule.id) + " has no option " + in_quotes(entry.name()) + did_you_mean(entry.name(), names));
  }

  OptionValue option_value(const toml::node& node, const OptionDefinition& option) const {
    switch (option.fallback.index()) {
      case 0:
        if (const auto* const flag = node.as_boolean()) return flag->get();
        fail_kind(node, "true or false");
      case 1:
        if (const auto* const number = node.as_integer()) return std::int64_t{number->get()};
        fail_kind(node, "a whole number");
      case 2:
        if (const auto* const number = node.as_floating_point()) return number->get();
        if (const auto* const number = node.as_integer()) return static_cast<double>(number->get());
        fail_kind(node, "a number");
      case 3:
        return chosen(node, option);
      default:
        if (node.is_string()) return std::vector{chosen(node, option)};
        for_strings(node, [&](const std::string&, const toml::node& at) { chosen(at, option); });
        return strings(node);
    }
  }

  std::string chosen(const toml::node& node, const OptionDefinition& option) const {
    return option.choices.empty() ? string(node) : std::string{option.choices[choice(node, option.choices)]};
  }

  void read_overrides(const toml::node& node, Config& config) {
    const toml::array* const list = node.as_array();
    if (!list) fail_kind(node, "[[overrides]], a list of tables");
    for (const toml::node& entry : *list) {
      key_ = "overrides";
      Override override;
      read_keys<Override>(table(entry), override, override_keys, "key of an override");
      if (override.files.empty()) fail(entry.source(), "an override says with “files” what it holds for");
      config.overrides.push_back(std::move(override));
    }
  }

  void read_files(const toml::node& node, Override& override) { override.files = globs(node); }
  void override_select(const toml::node& node, Override& override) { override.select = rule_names(node); }
  void override_ignore(const toml::node& node, Override& override) { override.ignore = rule_names(node); }
  void override_rules(const toml::node& node, Override& override) { read_all_rules(node, override.rules); }

  void read_terms(const toml::node& node, Config& config) {
    for (const Entry& entry : entries_of(table(node))) {
      key_ = entry.name();
      auto& wrong = config.terms[key_];
      wrong = entry.value->is_string() ? std::vector{string(*entry.value)} : strings(*entry.value);
    }
  }

  static constexpr std::array<Key<Config>, 14> config_keys = {{{"extend", &TableReader::read_extend},
                                                               {"fail-on", &TableReader::read_fail_on},
                                                               {"language", &TableReader::read_language},
                                                               {"select", &TableReader::read_select},
                                                               {"ignore", &TableReader::read_ignore},
                                                               {"exclude", &TableReader::read_exclude},
                                                               {"baseline", &TableReader::read_baseline},
                                                               {"archive", &TableReader::read_archive},
                                                               {"styles", &TableReader::read_styles},
                                                               {"house-rules", &TableReader::read_house_rules},
                                                               {"rules", &TableReader::read_rules},
                                                               {"overrides", &TableReader::read_overrides},
                                                               {"term-lists", &TableReader::read_term_lists},
                                                               {"terms", &TableReader::read_terms}}};
  static constexpr std::array<Key<Override>, 4> override_keys = {{{"files", &TableReader::read_files},
                                                                  {"select", &TableReader::override_select},
                                                                  {"ignore", &TableReader::override_ignore},
                                                                  {"rules", &TableReader::override_rules}}};

  std::string path_;     // or what the option is, for messages
  std::string folder_;   // what paths are relative to
  std::string written_;  // the option's value as it was typed
  bool is_option_ = false;
  Registry registry_;
  std::string key_;  // the one being read, for messages
};

// A file, and the chain of files which it extends.
class FileReader {
 public:
  FileReader(Registry registry, const ReadFile& read) : registry_(registry), read_(read) {}

  Config read(const std::string& path, std::string_view text) {
    const toml::table root = parse(path, text);
    const toml::table* const table = config_table(path, root);
    if (!table) throw Error(path + ": holds no [tool.galley]");
    TableReader reader{path, registry_};
    chain_.push_back(fs::absolute(path).lexically_normal().string());
    Config config;
    if (const toml::node* const base = table->get("extend")) config = read_base(path, *base, reader);
    config.folder = folder_of(path);
    config.file = path;
    reader.read(*table, config);
    if (const toml::node* const lists = table->get("term-lists")) read_term_lists(*lists, reader, config);
    return config;
  }

 private:
  Config read_base(const std::string& path, const toml::node& node, const TableReader& reader) {
    if (!node.is_string()) reader.fail(node.source(), "“extend” is to be a string, not " + kind_of(node));
    const std::string base = joined(folder_of(path), node.as_string()->get());
    const std::string whole = fs::absolute(base).lexically_normal().string();
    if (std::find(chain_.begin(), chain_.end(), whole) != chain_.end()) {
      reader.fail(node.source(), in_quotes(base) + " extends itself, in a circle");
    }
    if (chain_.size() >= longest_chain) reader.fail(node.source(), "too many files extend each other");
    return read(base, read_or_fail(base, node, reader));
  }

  // Whatever else says what not to write for a term is kept.
  void read_term_lists(const toml::node& lists, const TableReader& reader, Config& config) {
    for (const toml::node& list : *lists.as_array()) {
      const std::string path = joined(config.folder, list.as_string()->get());
      add_term_list(path, read_or_fail(path, list, reader), config.terms);
    }
  }

  std::string read_or_fail(const std::string& path, const toml::node& node, const TableReader& reader) {
    try {
      return read_(path);
    } catch (const Error& wrong) {
      reader.fail(node.source(), in_quotes(path) + ' ' + wrong.what());
    }
  }

  Registry registry_;
  const ReadFile& read_;
  std::vector<std::string> chain_;
};

struct Assignment {
  std::string key;
  std::string value;
};

Assignment split(const char* option, std::string_view written, const char* form) {
  const std::size_t equals = written.find('=');
  if (equals == 0 || equals == std::string_view::npos) {
    throw Error(std::string{option} + " takes " + form + ", not " + in_quotes(to_valid_utf8(written)));
  }
  return {.key = std::string{written.substr(0, equals)}, .value = std::string{written.substr(equals + 1)}};
}

// As TOML if it is, else as a string.
toml::table parse_assignment(const std::string& option, const Assignment& assignment) {
  if (assignment.key.find('\n') != std::string::npos) throw Error(option + ": the key holds a line break");
  if (assignment.value.find_first_of("\r\n") == std::string::npos) {
    try {
      return parse(option, assignment.key + " = " + assignment.value);
    } catch (const Error&) {
      // Bare words, then, or a wrong key, which is said below.
    }
  }
  try {
    return parse(option, assignment.key + " = " + toml_string(assignment.value));
  } catch (const Error&) {
    throw Error(option + ": " + in_quotes(to_valid_utf8(assignment.key)) + " is no key");
  }
}

}  // namespace

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += byte;
    } else if (code < 0x20 || code == 0x7F) {
      out += "\\u00";
      out += digits[code >> 4];
      out += digits[code & 15];
    } else {
      out += byte;
    }
  }
  return out + '"';
}

bool holds_config(const std::string& path, std::string_view text) {
  if (!is_pyproject(path)) return true;
  return text.find("galley") != std::string_view::npos && config_table(path, parse(path, text)) != nullptr;
}

Config read_config(const std::string& path, std::string_view text, Registry registry, const ReadFile& read) {
  return FileReader{registry, read}.read(path, text);
}

Config read_config(const std::string& path, std::string_view text, Registry registry) {
  return read_config(path, text, registry, read_file);
}

void set_value(Config& config, std::string_view assignment, Registry registry) {
  const Assignment parts = split("--set", assignment, "KEY=VALUE");
  const std::string option = "--set " + to_valid_utf8(assignment);
  TableReader{option, parts.value, registry}.read(parse_assignment(option, parts), config);
}

void set_severity(Config& config, std::string_view assignment, Registry registry) {
  const Assignment parts = split("--severity", assignment, "RULE=LEVEL");
  if (const std::string wrong = wrong_rule_id(parts.key, registry); !wrong.empty()) {
    throw Error("--severity " + std::string{assignment} + ": " + wrong);
  }
  const std::array<std::string_view, 3> levels = {name(Severity::error), name(Severity::warning),
                                                  name(Severity::suggestion)};
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    if (parts.value != name(severity)) continue;
    config.rules[parts.key].severity = severity;
    return;
  }
  throw Error("--severity " + std::string{assignment} + ": a level is “error”, “warning” or “suggestion”" +
              did_you_mean(parts.value, levels));
}

void check_rule_names(std::span<const std::string> names, Registry registry) {
  for (const std::string& name : names) {
    if (const std::string wrong = wrong_rule_name(name, registry); !wrong.empty()) {
      throw Error(wrong + "; `galley rules` lists them");
    }
  }
}

}  // namespace galley
