#include "linter/style/style_library.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "linter/style/builtin_rules.h"
#include "linter/style/dictionaries.h"
#include "linter/style/kept_rule.h"
#include "linter/text/bytes.h"
#include "linter/text/did_you_mean.h"
#include "linter/text/disk.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

using Maker = std::unique_ptr<Check> (*)(Fields&, StyleRule&, const StyleEnvironment&);

struct Kind {
  std::string_view name;
  Maker make;
  std::string_view scope;  // where a rule names none
};

std::unique_ptr<Check> refuse_script(Fields&, StyleRule&, const StyleEnvironment&) {
  throw Unsupported("“script” runs a program, which Galley doesn't do");
}

constexpr std::array kinds = {Kind{"capitalization", make_capitalization, "text"},
                              Kind{"conditional", make_conditional, "text"},
                              Kind{"consistency", make_consistency, "text"},
                              Kind{"existence", make_existence, "text"},
                              Kind{"metric", make_metric, "summary"},
                              Kind{"occurrence", make_occurrence, "text"},
                              Kind{"readability", make_readability, "summary"},
                              Kind{"repetition", make_repetition, "text"},
                              Kind{"script", refuse_script, "text"},
                              Kind{"sequence", make_sequence, "sentence"},
                              Kind{"spelling", make_spelling, "text"},
                              Kind{"substitution", make_substitution, "text"}};

const Kind& kind_of(const YamlNode& rule) {
  const YamlNode* const extends = rule.find("extends");
  if (!extends) throw rule.error("“extends” is missing: it says what kind of rule this is");
  std::vector<std::string_view> names;
  for (const Kind& kind : kinds) {
    if (kind.name == extends->scalar) return kind;
    names.push_back(kind.name);
  }
  throw extends->error("there is no kind of rule “" + extends->scalar + "”" + did_you_mean(extends->scalar, names));
}

Severity read_level(Fields& fields) {
  const std::string level = fields.string("level", "warning");
  for (const Severity each : {Severity::suggestion, Severity::warning, Severity::error}) {
    if (level == name(each)) return each;
  }
  throw fields.error("level", "a level is suggestion, warning or error, not “" + level + "”");
}

std::string link_as_json(const std::string& link) {
  return link.empty() ? "" : nlohmann::json{{"link", to_valid_utf8(link)}}.dump();
}

StyleRule read_common(const std::string& name, Fields& fields, const Kind& kind) {
  StyleRule rule{.name = name, .message = fields.string("message"), .data = link_as_json(fields.string("link"))};
  if (rule.message.empty()) throw fields.error("extends", "“message” is missing: it says what is wrong");
  rule.severity = read_level(fields);
  std::vector<std::string> scope = fields.strings("scope");
  std::erase(scope, "");
  if (scope.empty()) scope = {std::string{kind.scope}};
  for (const std::string& line : scope) {
    if (line.find("doc(") != line.npos)
      throw Unsupported("the scope “" + line + "” selects by CSS, which is not supported");
  }
  rule.selector = Selector{scope};
  const long limit = fields.integer("limit", 0);
  rule.limit = limit > 0 ? static_cast<std::size_t>(limit) : 0;
  rule.match_case = fields.flag("matchcase", false);
  rule.action = read_action(fields);
  if (fields.flag("code", false)) throw fields.error("code", "“code” is no more; write “scope: raw”");
  for (const char* const key : {"extends", "description", "name", "tests"}) fields.node(key);
  return rule;
}

}  // namespace

std::shared_ptr<CompiledRule> compile_rule(const std::string& name, const YamlNode& node,
                                           const StyleEnvironment& environment) {
  auto made = std::make_shared<CompiledRule>();
  const Kind& kind = kind_of(node);
  Fields fields{node};
  made->rule = read_common(name, fields, kind);
  made->rule.path = node.path ? *node.path : name;
  made->check = kind.make(fields, made->rule, environment);
  // Two kinds let other keys pass, as Vale does.
  if (kind.name != "spelling" && kind.name != "consistency") fields.refuse_others();
  return made;
}

StyleLibrary::StyleLibrary(ValeConfig config, std::shared_ptr<KeptWork> kept, const std::string& filter)
    : config_(std::move(config)),
      kept_(std::move(kept)),
      files_(config_.styles_paths),
      dictionaries_(std::make_shared<Dictionaries>()) {
  for (const std::string& path : config_.styles_paths) {
    std::error_code failed;
    if (!std::filesystem::is_directory(path, failed))
      error(config_.path + ":1:1: the folder of styles “" + path + "” does not exist");
  }
  notes_ = config_.warnings;
  if (!filter.empty()) filter_.emplace(filter, config_.styles_paths);
}

void StyleLibrary::error(const std::string& message) {
  if (said_.insert(message).second) errors_.push_back(message);
}

std::vector<std::string> StyleLibrary::take_errors() {
  const std::lock_guard lock{mutex_};
  return std::exchange(errors_, {});
}

std::vector<std::string> StyleLibrary::take_notes() {
  const std::lock_guard lock{mutex_};
  return std::exchange(notes_, {});
}

std::shared_ptr<const StyleSet> StyleLibrary::for_path(const std::string& path, const std::string* front_matter) {
  const std::vector<std::size_t> sections = sections_for(config_, path, front_matter);
  std::string key;
  for (const std::size_t section : sections) key += std::to_string(section) + ' ';
  const std::lock_guard lock{mutex_};
  auto& set = sets_[key];
  if (set) return set;
  const KeptWork::Use use{kept_};
  set = make_set(sections);
  return set;
}

std::shared_ptr<const StyleSet> StyleLibrary::make_set(const std::vector<std::size_t>& sections) {
  const ValeSettings settings = settle(config_, sections);
  std::vector<StyleSet::Member> members;
  const auto add = [&](const std::shared_ptr<const CompiledRule>& rule) {
    if (!rule || !has_its_field(*rule)) return;
    const Severity severity = settings.level(rule->rule.name).value_or(rule->rule.severity);
    if (severity >= config_.least && !is_left_out(*rule, severity))
      members.push_back({.compiled = rule, .severity = severity});
  };
  for (const std::string& name : rule_names(settings)) {
    if (settings.runs(name)) add(compiled(name, settings.vocabularies.values));
  }
  for (const std::string& vocabulary : settings.vocabularies.values) {
    for (const char* const kind : {".Avoid", ".Terms"}) {
      const std::string name = "Vale." + vocabulary + kind;
      if (!settings.switches_off(name)) add(compiled(name, settings.vocabularies.values));
    }
  }
  return std::make_shared<const StyleSet>(std::move(members), reading_options(settings),
                                          view(settings.view, settings.view_line));
}

bool StyleLibrary::is_left_out(const CompiledRule& compiled, Severity severity) {
  if (!filter_) return false;
  const std::string& rule = compiled.rule.name;
  const bool is_of_vocabulary = rule.ends_with(".Terms") || rule.ends_with(".Avoid");
  const bool is_in_file = files_.rules_of(rule.substr(0, rule.find('.'))).contains(rule);
  YamlNode keys{.kind = YamlNode::Kind::map};
  if (is_in_file)
    keys = files_.read(rule);
  else if (!is_of_vocabulary)
    keys = builtin_rule(rule);
  else
    keys.entries = {
        {YamlNode{.scalar = "extends"}, YamlNode{.scalar = rule.ends_with(".Terms") ? "substitution" : "existence"}},
        {YamlNode{.scalar = "message"}, YamlNode{.scalar = compiled.rule.message}}};
  const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                 [&](const Kind& each) { return each.name == keys.find("extends")->scalar; });
  const std::string scope{kind == kinds.end() ? "text" : kind->scope};
  return !filter_->keeps(filter_facts(rule, std::string{name(severity)}, keys, scope));
}

// Whether a view of the configuration names the scope that the rule asks for.
bool StyleLibrary::has_its_field(const CompiledRule& compiled) {
  const std::string_view field = compiled.check->asked_field();
  const auto names_it = [&](const ValeSection& section) {
    const auto opened = view(section.view, section.view_line);
    return opened && std::any_of(opened->scopes.begin(), opened->scopes.end(),
                                 [field](const ViewScope& scope) { return scope.name == field; });
  };
  const bool is_named = field.empty() || names_it(config_.everywhere) ||
                        std::any_of(config_.sections.begin(), config_.sections.end(), names_it);
  if (!is_named)
    error(compiled.rule.path + ":1:1: no view names the scope “" + std::string{field} + "”, which “in” asks for");
  return is_named;
}

std::shared_ptr<const View> StyleLibrary::view(const std::string& name, std::uint32_t line) {
  if (name.empty()) return nullptr;
  const auto [known, is_new] = views_.try_emplace(name);
  if (is_new) known->second = open_view(name, line);
  return known->second;
}

std::shared_ptr<const View> StyleLibrary::open_view(const std::string& name, std::uint32_t line) {
  const std::string place = config_.path + ':' + std::to_string(line) + ":1: ";
  for (const std::string& folder : config_.styles_paths) {
    const std::string path = (std::filesystem::path{folder} / "config" / "views" / (name + ".yml")).string();
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed)) continue;
    try {
      std::vector<std::string> wrong;
      std::string why;
      auto read = read_view(read_file(path), path, wrong, why);
      for (const std::string& each : wrong) error(each);
      if (!why.empty()) notes_.push_back(place + "the view “" + name + "” is passed over: " + why);
      return read ? std::make_shared<const View>(std::move(*read)) : nullptr;
    } catch (const Error& wrong) {
      error(wrong.what());
      return nullptr;
    }
  }
  error(place + "there is no view “" + name + "” in config/views of the styles' folders");
  return nullptr;
}

// Every rule of the styles that are named, and those named alone.
std::set<std::string> StyleLibrary::rule_names(const ValeSettings& settings) {
  std::set<std::string> names;
  for (const std::string& style : settings.styles) add_style(style, names);
  for (const auto* const switches : {&settings.local, &settings.global}) {
    for (const auto& [key, each] : *switches) {
      if (each.state != RuleSwitch::State::on) continue;
      if (key.find('.') == key.npos) {
        add_style(key, names);
      } else if (is_builtin_rule(key) || files_.rules_of(key.substr(0, key.find('.'))).contains(key)) {
        names.insert(key);
      } else {
        error(config_.path + ':' + std::to_string(each.line) + ":1: there is no rule “" + key +
              "” in the styles' folders");
      }
    }
  }
  return names;
}

void StyleLibrary::add_style(const std::string& style, std::set<std::string>& names) {
  if (style == "Vale")
    names.insert(builtin_rule_names().begin(), builtin_rule_names().end());
  else if (!files_.has_style(style))
    error(config_.path + ":1:1: there is no style “" + style + "” in the styles' folders");
  for (const auto& [rule, path] : files_.rules_of(style)) names.insert(rule);
}

ReadingOptions StyleLibrary::reading_options(const ValeSettings& settings) {
  ReadingOptions options;
  const std::vector<std::string>& skipped = config_.skipped_scopes.values;
  if (!config_.ignored_scopes.values.empty()) options.masked = config_.ignored_scopes.values;
  options.masked.insert(options.masked.end(), skipped.begin(), skipped.end());
  options.ignored_classes = config_.ignored_classes.values;
  options.skips_images = std::find(skipped.begin(), skipped.end(), "alt") != skipped.end();
  for (const auto* const patterns : {&settings.block_ignores.values, &settings.token_ignores.values}) {
    for (const std::string& pattern : *patterns) {
      try {
        options.ignored.emplace_back(pattern);
      } catch (const Error& wrong) {
        error(config_.path + ":1:1: " + wrong.what());
      }
    }
  }
  return options;
}

const Vocabulary& StyleLibrary::vocabulary(const std::string& name) {
  const auto [known, is_new] = vocabularies_.try_emplace(name);
  if (!is_new) return known->second;
  try {
    add_vocabulary(name, config_.styles_paths, known->second);
  } catch (const Error& wrong) {
    const std::string what = wrong.what();
    error(what.starts_with("the vocabulary") ? config_.path + ":1:1: " + what : what);
  }
  return known->second;
}

StyleLibrary::Environment StyleLibrary::environment(const Vocabularies& here) {
  Environment& known = environments_[here];
  if (known) return known;
  const auto made = std::make_shared<StyleEnvironment>();
  made->word_template = config_.word_template;
  made->styles_paths = config_.styles_paths;
  made->dictionaries = dictionaries_;
  const auto add = [](std::vector<std::string>& into, const std::vector<std::string>& from) {
    into.insert(into.end(), from.begin(), from.end());
  };
  for (const std::string& name : config_.vocabularies.values) {
    add(made->accepted, vocabulary(name).accepted);
    add(made->rejected, vocabulary(name).rejected);
  }
  for (const std::string& name : here) add(made->accepted_here, vocabulary(name).accepted);
  ByteWriter key;
  key.put_texts(made->accepted).put_texts(made->accepted_here).put_text(made->word_template);
  made->words_key = key.take();
  return known = made;
}

std::shared_ptr<const CompiledRule> StyleLibrary::compiled(const std::string& rule, const Vocabularies& vocabularies) {
  const auto [known, is_new] = rules_.try_emplace({rule, vocabularies});
  if (!is_new) return known->second;
  try {
    known->second = compile(rule, environment(vocabularies));
  } catch (const Unsupported& reason) {
    const auto& files = files_.rules_of(rule.substr(0, rule.find('.')));
    const auto file = files.find(rule);
    notes_.push_back((file == files.end() ? rule : file->second) + ": the rule " + rule +
                     " is passed over: " + reason.what());
  } catch (const Error& wrong) {
    error(wrong.what());
  }
  return known->second;
}

YamlNode StyleLibrary::with_parameters(const std::string& rule, YamlNode node) const {
  const auto found = config_.parameters.find(rule);
  if (found == config_.parameters.end()) return node;
  for (const auto& [key, value] : found->second) {
    YamlNode written{.scalar = value, .path = std::make_shared<const std::string>(config_.path)};
    const auto known = std::find_if(node.entries.begin(), node.entries.end(),
                                    [&](const auto& entry) { return entry.first.scalar == key; });
    if (known == node.entries.end())
      node.entries.emplace_back(YamlNode{.scalar = key, .path = written.path}, written);
    else
      known->second = written;
  }
  return node;
}

std::shared_ptr<const CompiledRule> StyleLibrary::of_vocabulary(const std::string& name,
                                                                const StyleEnvironment& environment) {
  const bool is_terms = name.ends_with(".Terms");
  const bool is_global = name == "Vale.Terms" || name == "Vale.Avoid";
  const Vocabulary own = is_global ? Vocabulary{.accepted = environment.accepted, .rejected = environment.rejected}
                                   : vocabulary(name.substr(5, name.size() - 11));
  const std::vector<std::string>& words = is_terms ? own.accepted : own.rejected;
  if (words.empty()) return nullptr;
  auto made = std::make_shared<CompiledRule>();
  made->rule = {.name = name,
                .path = config_.path,
                .message = is_terms ? "Use '%s' instead of '%s'." : "Avoid using '%s'.",
                .severity = Severity::error,
                .selector = Selector{{"text"}}};
  made->check =
      is_terms ? make_terms(words, environment.word_template) : make_avoided(words, environment.word_template);
  return made;
}

// A rule that is kept is found by all that it is made of, and compiled again
// once it is needed.
std::shared_ptr<const CompiledRule> StyleLibrary::compile_file(const std::string& name,
                                                               const Environment& environment) {
  if (!kept_ || config_.parameters.contains(name))
    return compile_rule(name, with_parameters(name, files_.read(name)), *environment);
  const std::string& path = files_.path(name);
  const std::string text = files_.text(name);
  const std::string key = environment->words_key + text;
  if (const auto known = kept_->find(KeptWork::Kind::rule, key)) {
    const auto make = [kept = kept_, name, path, text, environment] {
      const KeptWork::Use use{kept};
      return std::move(compile_rule(name, parse_yaml(text, path), *environment)->check);
    };
    if (auto read = rule_of_bytes(*known, make)) {
      read->rule.name = name;
      read->rule.path = path;
      return std::make_shared<const CompiledRule>(std::move(*read));
    }
  }
  const YamlNode keys = files_.read(name, text);
  std::shared_ptr<const CompiledRule> made = compile_rule(name, keys, *environment);
  if (files_.is_self_contained(name) && can_be_kept(keys)) kept_->keep(KeptWork::Kind::rule, key, bytes_of_rule(*made));
  return made;
}

std::shared_ptr<const CompiledRule> StyleLibrary::compile(const std::string& name, const Environment& environment) {
  if (files_.rules_of(name.substr(0, name.find('.'))).contains(name)) return compile_file(name, environment);
  if (name.starts_with("Vale.") && (name.ends_with(".Terms") || name.ends_with(".Avoid")))
    return of_vocabulary(name, *environment);
  return compile_rule(name, with_parameters(name, builtin_rule(name)), *environment);
}

}  // namespace galley
