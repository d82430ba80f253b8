#include "linter/proof/style_lint.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <set>

#include "linter/match/possible_match.h"
#include "linter/match/slow_pattern.h"
#include "linter/proof/rule_case.h"
#include "linter/proof/rule_trial.h"
#include "linter/style/dictionaries.h"
#include "linter/style/fields.h"
#include "linter/style/message.h"
#include "linter/style/patterns.h"
#include "linter/style/rule_files.h"
#include "linter/style/style_library.h"
#include "linter/text/did_you_mean.h"
#include "linter/text/error.h"
#include "linter/text/utf8.h"

namespace galley {
namespace {

namespace fs = std::filesystem;
using namespace style_lint;

// Text that means itself in a pattern; a point is left out, as styles write it so.
bool is_literal(std::string_view pattern) {
  return !pattern.empty() && pattern.find_first_of("\\^$.|?*+()[]{}") == pattern.npos;
}

std::string folded(std::string_view text, bool folds) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    append_utf8(made, folds ? to_lower(decoded.code_point) : decoded.code_point);
    at += decoded.size;
  }
  return made;
}

std::string in_marks(std::string_view text) { return "“" + std::string{text} + "”"; }

std::string line_of(const YamlNode& node) { return "line " + std::to_string(node.line); }

// A rule, and what the questions below ask of it.
struct Known {
  std::string name;
  std::string path;
  YamlNode node;
  std::string kind;
  bool folds = false;
  bool nonword = false;
  std::shared_ptr<const CompiledRule> compiled;  // null where it is wrong

  const YamlNode* at(std::string_view key) const {
    const YamlNode* const found = node.find(key);
    return found && !found->is_null() ? found : nullptr;
  }
  // What the file itself says, and not what it extends.
  bool owns(const YamlNode& part) const { return part.path && *part.path == path; }

  std::vector<const YamlNode*> entries(std::string_view key) const {
    std::vector<const YamlNode*> all;
    const YamlNode* const value = at(key);
    if (!value) return all;
    if (value->kind == YamlNode::Kind::scalar) all.push_back(value);
    for (const YamlNode& item : value->items) all.push_back(&item);
    return all;
  }

  std::string pattern_of(const std::string& entry) const {
    const std::string pattern = in_template(wrap_spaces(entry), nonword ? Bounds::none : Bounds::words, "");
    return (folds ? "(?i)" : "") + pattern;
  }
};

class RuleLinter {
 public:
  using Say = std::function<void(const YamlNode&, std::string_view, Severity, std::string)>;

  RuleLinter(const Known& rule, Say say) : rule_(rule), say_(std::move(say)) {}

  void lint() {
    if (!rule_.compiled) return;
    if (rule_.kind == "spelling" || rule_.kind == "consistency") find_unknown_keys();
    find_scopes();
    find_impossible();
    find_slow();
    if (rule_.kind == "existence") find_shadowed_tokens();
    if (rule_.kind == "substitution") find_shadowed_keys(), find_swaps();
    if (rule_.kind == "occurrence") find_no_bounds();
  }

 private:
  void say(const YamlNode& at, std::string_view what, Severity severity, const std::string& message) const {
    if (rule_.owns(at)) say_(at, what, severity, message);
  }

  void find_unknown_keys() {
    static const std::set<std::string_view> common = {"extends", "message",     "level", "scope", "link",     "limit",
                                                      "action",  "description", "name",  "tests", "matchcase"};
    static const std::set<std::string_view> spelling = {"aff",        "dic",     "dicpath", "dictionaries", "append",
                                                        "ignore",     "filters", "custom",  "exceptions",   "threshold",
                                                        "ignorecase", "vocab",   "split"};
    static const std::set<std::string_view> consistency = {"either", "nonword", "ignorecase"};
    const auto& own = rule_.kind == "spelling" ? spelling : consistency;
    std::vector<std::string_view> known{common.begin(), common.end()};
    known.insert(known.end(), own.begin(), own.end());
    for (const auto& [key, value] : rule_.node.entries) {
      if (common.contains(key.scalar) || own.contains(key.scalar)) continue;
      say(key, unknown_key, Severity::warning,
          "there is no key " + in_marks(key.scalar) + " here, and it does nothing" + did_you_mean(key.scalar, known));
    }
  }

  void find_scopes() {
    static const std::set<std::string_view> sections = {
        "text", "heading",     "h1",      "h2",    "h3",        "h4",       "h5",         "h6",
        "list", "table",       "header",  "cell",  "caption",   "figure",   "attr",       "alt",
        "meta", "description", "line",    "block", "paragraph", "sentence", "comment",    "raw",
        "link", "strong",      "summary", "code",  "quote",     "doc",      "blockquote", "emphasis"};
    static const std::set<std::string_view> open = {"frontmatter", "class"};  // behind which any name may stand
    for (const YamlNode* const line : rule_.entries("scope")) {
      std::string_view rest = line->scalar;
      if (rest.find('(') != rest.npos) continue;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of("&.~ "), rest.size());
        const std::string_view name = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (open.contains(name)) break;
        const bool is_extension = format_of("x." + std::string{name}) || code_format_of("x." + std::string{name});
        if (name.empty() || sections.contains(name) || is_extension || is_other_format(name)) continue;
        const std::vector<std::string_view> known{sections.begin(), sections.end()};
        if (!did_you_mean(name, known).empty())
          say(*line, never_matches, Severity::warning,
              "no text has the scope " + in_marks(name) + did_you_mean(name, known));
      }
    }
  }

  static bool is_other_format(std::string_view extension) {
    static const std::set<std::string_view> known = {"adoc", "rst",      "org", "mdx", "dita",
                                                     "xml",  "asciidoc", "typ", "qmd"};
    return known.contains(extension);
  }

  void find_impossible() {
    for (const char* const key : {"tokens", "swap"}) {
      const YamlNode* const value = rule_.at(key);
      if (!value || (rule_.kind != "existence" && rule_.kind != "substitution")) continue;
      for (const YamlNode* const entry : rule_.entries(key)) try_pattern(*entry, rule_.pattern_of(entry->scalar));
      for (const auto& [from, to] : value->entries) try_pattern(from, rule_.pattern_of(from.scalar));
    }
    if (rule_.kind == "existence") find_excepted("tokens"), find_impossible_raw();
    if (rule_.kind == "occurrence" && rule_.at("token")) try_pattern(*rule_.at("token"), rule_.at("token")->scalar);
  }

  void try_pattern(const YamlNode& entry, const std::string& pattern) {
    const auto tree = parse_pattern(pattern);
    if (tree && !can_match(*tree)) {
      const bool alone = tree && can_match_alone(entry.scalar);
      say(entry, never_matches, Severity::warning,
          in_marks(entry.scalar) + " can match nothing" +
              (alone ? ": a word is to begin and end there, as “nonword: true” isn't set" : ""));
    }
  }

  static bool can_match_alone(const std::string& pattern) {
    const auto tree = parse_pattern(pattern);
    return tree && can_match(*tree);
  }

  void find_impossible_raw() {
    const std::vector<const YamlNode*> parts = rule_.entries("raw");
    if (parts.empty()) return;
    std::string raw;
    for (const YamlNode* const part : parts) raw += part->scalar;
    const auto tree = parse_pattern(raw);
    if (tree && !can_match(*tree))
      say(*parts.front(), never_matches, Severity::warning,
          parts.size() > 1 ? "these patterns can match nothing: those of “raw” are joined to one; put “|” between them"
                           : in_marks(raw) + " can match nothing");
  }

  // A word that an exception always takes out again.
  void find_excepted(std::string_view key) {
    const auto excepted = rule_.entries("exceptions");
    if (excepted.empty()) return;
    for (const YamlNode* const token : rule_.entries(key)) {
      if (!is_literal(token->scalar)) continue;
      for (const YamlNode* const exception : excepted) {
        // Where any case is found, others than the exception's are reported.
        if (exception->scalar != token->scalar || (rule_.folds && has_letter(token->scalar))) continue;
        say(*token, never_matches, Severity::warning,
            in_marks(token->scalar) + " is never reported: it is an exception, in " + line_of(*exception));
      }
    }
  }

  static bool has_letter(std::string_view text) { return folded(text, true) != to_upper_text(text); }
  static std::string to_upper_text(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).size)
      append_utf8(made, to_upper(decode(text, at).code_point));
    return made;
  }

  void find_slow() {
    if (rule_.kind == "existence") {
      for (const YamlNode* const entry : rule_.entries("tokens")) try_slow(*entry, rule_.pattern_of(entry->scalar));
      std::string raw;
      for (const YamlNode* const part : rule_.entries("raw")) raw += part->scalar;
      if (!raw.empty()) try_slow(*rule_.entries("raw").front(), (rule_.folds ? "(?i)" : "") + raw);
    }
    if (const YamlNode* const swap = rule_.kind == "substitution" ? rule_.at("swap") : nullptr) {
      for (const auto& [from, to] : swap->entries) try_slow(from, rule_.pattern_of(from.scalar));
    }
    for (const char* const key : {"token", "first", "second"}) {
      if (const YamlNode* const entry = rule_.at(key); entry && entry->kind == YamlNode::Kind::scalar)
        try_slow(*entry, entry->scalar);
    }
  }

  void try_slow(const YamlNode& entry, const std::string& pattern) {
    const auto slow = find_slow_text(pattern);
    if (!slow) return;
    say(entry, slow_pattern, Severity::warning,
        "this pattern needs too many steps where " + in_marks(slow->round) + " stands " + std::to_string(slow->rounds) +
            " times in a row: a loop in it can read the same text in many ways");
  }

  void find_shadowed_tokens() {
    const std::vector<const YamlNode*> tokens = rule_.entries("tokens");
    std::map<std::string, const YamlNode*> first;
    for (const YamlNode* const token : tokens) {
      const auto [known, is_new] =
          first.emplace(folded(token->scalar, rule_.folds && is_literal(token->scalar)), token);
      if (!is_new) {
        say(*token, shadowed, Severity::suggestion,
            in_marks(token->scalar) + " stands in " + line_of(*known->second) + " already");
      } else if (is_literal(token->scalar)) {
        find_prefix(*token, first);
      }
    }
  }

  // “foo” in front of “foo bar”: the first that matches wins.
  void find_prefix(const YamlNode& token, const std::map<std::string, const YamlNode*>& first) {
    if (rule_.nonword || rule_.at("exceptions") || rule_.at("raw")) return;
    const std::string text = folded(token.scalar, rule_.folds);
    for (std::size_t end = text.find(' '); end != text.npos; end = text.find(' ', end + 1)) {
      const auto known = first.find(text.substr(0, end));
      if (known == first.end() || !is_literal(known->second->scalar)) continue;
      say(token, shadowed, Severity::suggestion,
          in_marks(token.scalar) + " is never reported as such: " + in_marks(known->second->scalar) + " in " +
              line_of(*known->second) + " is found first; put the longer one in front");
      return;
    }
  }

  void find_shadowed_keys() {
    const YamlNode* const swap = rule_.at("swap");
    if (!swap || rule_.at("affix")) return;
    std::vector<const std::pair<YamlNode, YamlNode>*> entries;
    for (const auto& entry : swap->entries) entries.push_back(&entry);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto* a, const auto* b) { return a->first.scalar.size() > b->first.scalar.size(); });
    RegexWorkspace workspace;
    std::vector<std::pair<const std::pair<YamlNode, YamlNode>*, Regex>> before;
    for (const auto* const entry : entries) {
      const std::string& key = entry->first.scalar;
      if (is_literal(key)) find_winner(*entry, before, workspace);
      if (may_depend_on_surroundings(key)) continue;
      try {
        before.emplace_back(entry, Regex{rule_.pattern_of(key)});
      } catch (const Error&) {
        continue;
      }
    }
  }

  static bool may_depend_on_surroundings(const std::string& pattern) {
    return pattern.find("(?<") != pattern.npos || pattern.find("(?=") != pattern.npos ||
           pattern.find("(?!") != pattern.npos || pattern.find_first_of("^$") != pattern.npos;
  }

  template <typename Before>
  void find_winner(const std::pair<YamlNode, YamlNode>& entry, const Before& before, RegexWorkspace& workspace) const {
    const std::string& key = entry.first.scalar;
    for (const auto& [other, regex] : before) {
      std::vector<Capture> groups;
      if (!regex.find(key, 0, workspace, groups) || groups[0].begin != 0 || groups[0].end != key.size()) continue;
      const bool same = other->second.scalar == entry.second.scalar;
      say(entry.first, shadowed, Severity::suggestion,
          in_marks(key) + " is never looked for: " + in_marks(other->first.scalar) + " in " + line_of(other->first) +
              " finds it first" + (same ? ", to the same effect" : ", and says " + in_marks(other->second.scalar)));
      return;
    }
  }

  void find_swaps() {
    const YamlNode* const swap = rule_.at("swap");
    if (!swap) return;
    std::map<std::string, const YamlNode*> keys;
    for (const auto& [from, to] : swap->entries) {
      if (is_literal(from.scalar)) keys.emplace(folded(from.scalar, rule_.folds), &from);
    }
    for (const auto& [from, to] : swap->entries) {
      if (!is_literal(to.scalar) || to.kind != YamlNode::Kind::scalar) continue;
      if (from.scalar == to.scalar && !(rule_.folds && has_letter(from.scalar))) {
        say(from, swapped_again, Severity::warning,
            in_marks(from.scalar) + " is to be written as it is: this never reports anything");
        continue;
      }
      const auto known = keys.find(folded(to.scalar, rule_.folds));
      if (known == keys.end()) continue;
      const YamlNode* const target = swap->find(known->second->scalar);
      // One that leads to another case of itself is right as it stands.
      if (known->second == &from || !target || target->scalar == to.scalar) continue;
      say(to, swapped_again, Severity::warning,
          in_marks(from.scalar) + " is to become " + in_marks(to.scalar) + ", which is to become " +
              in_marks(target->scalar) + " by " + line_of(*known->second));
    }
  }

  void find_no_bounds() {
    Fields fields{rule_.node};
    if (fields.integer("max", 0) == 0 && fields.integer("min", 0) == 0 && rule_.at("token"))
      say(*rule_.at("extends"), never_matches, Severity::warning,
          "this never reports anything: neither “max” nor “min” is over 0");
  }

  const Known& rule_;
  Say say_;
};

class StyleLinter {
 public:
  explicit StyleLinter(PathRules& rules) : rules_(rules) {}

  StyleLint lint(const FileList& files) {
    made_.result.errors = files.errors;
    for (const std::string& path : files.paths) take(path);
    for (const Known& rule : known_) {
      RuleLinter{rule, [&](const YamlNode& at, std::string_view what, Severity severity,
                           std::string message) { say(rule.path, at, what, severity, std::move(message)); }}
          .lint();
    }
    find_repeated();
    made_.files = known_.size();
    std::stable_sort(made_.result.diagnostics.begin(), made_.result.diagnostics.end(), comes_before);
    return std::move(made_);
  }

 private:
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
    Known rule{.name = place.rule, .path = path};
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
      const Known* rule;
      const YamlNode* entry;
    };
    std::map<std::string, Place> first;
    for (const Known& rule : known_) {
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
                                folded(entry->scalar, rule.folds && is_literal(entry->scalar));
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
  std::vector<Known> known_;
  std::shared_ptr<Dictionaries> dictionaries_ = std::make_shared<Dictionaries>();
};

}  // namespace

StyleLint lint_styles(const std::vector<std::string>& paths, CollectOptions options, PathRules& rules) {
  options.reads = [](const std::string& path) { return path.ends_with(".yml"); };
  return StyleLinter{rules}.lint(collect_files(paths, options));
}

}  // namespace galley
