#include "linter/proof/style_lint.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "linter/proof/known_rule.h"
#include "linter/proof/rule_case.h"
#include "linter/proof/rule_trial.h"
#include "linter/style/dictionaries.h"
#include "linter/style/fields.h"
#include "linter/style/message.h"
#include "linter/style/rule_files.h"
#include "linter/style/style_library.h"
#include "linter/text/error.h"

namespace galley {
namespace {

namespace fs = std::filesystem;
using namespace style_lint;

class StyleLinter {
 public:
  explicit StyleLinter(PathRules& rules) : rules_(rules) {}

  StyleLint lint(const FileList& files) {
    made_.result.errors = files.errors;
    for (const std::string& path : files.paths) take(path);
    for (const KnownRule& rule : known_) lint(rule);
    find_repeated();
    made_.files = known_.size();
    std::stable_sort(made_.result.diagnostics.begin(), made_.result.diagnostics.end(), comes_before);
    return std::move(made_);
  }

 private:
  void lint(const KnownRule& rule) {
    if (!rule.compiled) return;
    const SayOfRule say_of_rule = [&](const YamlNode& at, std::string_view what, Severity severity,
                                      std::string message) {
      if (rule.owns(at)) say(rule.path, at, what, severity, std::move(message));
    };
    for (const auto find : {find_unknown_keys, find_scopes, find_impossible, find_slow, find_shadowed, find_swaps})
      find(rule, say_of_rule);
  }

  void take(const std::string& path) {
    try {
      std::string text = read_file(path);
      if (is_case_file(path) || !may_be_rule(text)) return;
      const std::vector<std::string> folders = rules_.styles()->folders_for(path);
      RulePlace place = rule_place(path, folders);
      std::vector<std::string> all{place.folder};
      all.insert(all.end(), folders.begin(), folders.end());
      sources_[path] = FileId{static_cast<std::uint32_t>(made_.result.sources.size())};
      made_.result.sources.push_back(std::make_shared<const SourceFile>(path, std::move(text)));
      compile(path, place, all);
    } catch (const Error& wrong) {
      made_.result.errors.push_back({.path = path, .message = wrong.what()});
    }
  }

  void compile(const std::string& path, const RulePlace& place, const std::vector<std::string>& folders) {
    KnownRule rule{.name = place.rule, .path = path};
    try {
      rule.node = RuleFiles{folders}.read(place.rule);
      const YamlNode* const extends = rule.node.find("extends");
      if (!extends || extends->kind != YamlNode::Kind::scalar) return;
      rule.kind = extends->scalar;
      StyleEnvironment environment;
      environment.styles_paths = folders;
      environment.dictionaries = dictionaries_;
      rule.compiled = compile_rule(place.rule, rule.node, environment);
      Fields fields{rule.node};
      rule.folds = fields.flag("ignorecase", false);
      rule.nonword = fields.flag("nonword", false);
    } catch (const Unsupported&) {
      return;
    } catch (const Error& wrong) {
      say_error(path, wrong.what());
    }
    // Its own path may be written otherwise than the file's.
    normalise(rule.node, path);
    known_.push_back(std::move(rule));
  }

  static void normalise(YamlNode& node, const std::string& path) {
    std::error_code failed;
    if (node.path && *node.path != path && fs::equivalent(*node.path, path, failed))
      node.path = std::make_shared<const std::string>(path);
    for (YamlNode& item : node.items) normalise(item, path);
    for (auto& [key, value] : node.entries) normalise(key, path), normalise(value, path);
  }

  // "path:3:7: what is wrong", as a finding where it is in this file.
  void say_error(const std::string& path, const std::string& what) {
    YamlNode at;
    const std::size_t colon = what.find(": ");
    const std::string place = what.substr(0, std::min(colon, what.size()));
    unsigned line = 1;
    unsigned column = 1;
    const std::size_t last = place.rfind(':');
    const std::size_t middle = last == place.npos || last == 0 ? place.npos : place.rfind(':', last - 1);
    if (middle != place.npos) {
      line = static_cast<unsigned>(std::strtoul(place.c_str() + middle + 1, nullptr, 10));
      column = static_cast<unsigned>(std::strtoul(place.c_str() + last + 1, nullptr, 10));
    }
    at.line = std::max(line, 1u);
    at.column = std::max(column, 1u);
    say(path, at, wrong_rule, Severity::error, colon == what.npos ? what : what.substr(colon + 2));
  }

  void say(const std::string& path, const YamlNode& at, std::string_view what, Severity severity, std::string message) {
    const FileId file = sources_.at(path);
    const SourceFile& source = *made_.result.sources[static_cast<std::size_t>(file)];
    const Offset begin = source.offset({.line = at.line - 1, .column = at.column - 1}, ColumnUnit::code_points);
    const auto size = static_cast<Offset>(at.scalar.size());
    Offset end = begin;
    for (const Offset quote : {0u, 1u}) {
      if (source.bytes().substr(std::min<std::size_t>(begin + quote, source.bytes().size()), size) == at.scalar &&
          size > 0)
        end = begin + size + 2 * quote;
    }
    made_.result.diagnostics.push_back({.rule = std::string{what},
                                        .severity = severity,
                                        .file = file,
                                        .span = {begin, end},
                                        .message = on_one_line(message)});
  }

  // The same words in two rules of one style that read the same text.
  void find_repeated() {
    struct Place {
      const KnownRule* rule;
      const YamlNode* entry;
    };
    std::map<std::string, Place> first;
    for (const KnownRule& rule : known_) {
      if (!rule.compiled || (rule.kind != "existence" && rule.kind != "substitution")) continue;
      std::vector<const YamlNode*> entries;
      if (rule.kind == "existence" && !rule.at("raw")) entries = rule.entries("tokens");
      if (const YamlNode* const swap = rule.kind == "substitution" ? rule.at("swap") : nullptr) {
        for (const auto& [from, to] : swap->entries) entries.push_back(&from);
      }
      const std::string style = rule.name.substr(0, rule.name.find('.'));
      std::string scope;
      for (const YamlNode* const line : rule.entries("scope")) scope += line->scalar + ',';
      for (const YamlNode* const entry : entries) {
        if (!rule.owns(*entry)) continue;
        const std::string key = style + '\n' + scope + '\n' + (rule.folds ? "i" : "c") + (rule.nonword ? "n" : "w") +
                                folded_entry(entry->scalar, rule.folds && is_literal_entry(entry->scalar));
        const auto [known, is_new] = first.emplace(key, Place{&rule, entry});
        if (is_new || known->second.rule == &rule) continue;
        say(rule.path, *entry, twice, Severity::suggestion,
            in_marks(entry->scalar) + " is looked for by " + known->second.rule->name + " too (" +
                line_of(*known->second.entry) + "), so it is reported twice");
      }
    }
  }

  PathRules& rules_;
  StyleLint made_;
  std::map<std::string, FileId> sources_;
  std::vector<KnownRule> known_;
  std::shared_ptr<Dictionaries> dictionaries_ = std::make_shared<Dictionaries>();
};

}  // namespace

StyleLint lint_styles(const std::vector<std::string>& paths, CollectOptions options, PathRules& rules) {
  options.reads = [](const std::string& path) { return path.ends_with(".yml"); };
  return StyleLinter{rules}.lint(collect_files(paths, options));
}

}  // namespace galley
