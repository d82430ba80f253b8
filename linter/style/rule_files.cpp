#include "linter/style/rule_files.h"

#include <algorithm>
#include <filesystem>

#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t deepest_inheritance = 10;
constexpr int deepest_folder = 16;

using Entry = std::pair<YamlNode, YamlNode>;

bool is_rule_file(const std::string& name) {
  return name.ends_with(".yml") && !name.ends_with(".test.yml") && name.find('[') == name.npos &&
         name.find(']') == name.npos;
}

std::vector<Entry>::iterator find(std::vector<Entry>& entries, std::string_view key) {
  return std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.first.scalar == key; });
}

void add(YamlNode& to, const YamlNode& what) {
  if (to.kind == YamlNode::Kind::list && what.kind != YamlNode::Kind::map) {
    if (what.kind == YamlNode::Kind::scalar)
      to.items.push_back(what);
    else
      to.items.insert(to.items.end(), what.items.begin(), what.items.end());
  } else if (to.kind == YamlNode::Kind::map && what.kind == YamlNode::Kind::map) {
    for (const Entry& entry : what.entries) {
      const auto known = find(to.entries, entry.first.scalar);
      if (known == to.entries.end())
        to.entries.push_back(entry);
      else
        known->second = entry.second;
    }
  } else {
    throw what.error("a list is added to a list, and a map to a map");
  }
}

void remove(YamlNode& from, const YamlNode& what) {
  const std::vector<YamlNode> one{what};
  for (const YamlNode& item : what.kind == YamlNode::Kind::list ? what.items : one) {
    if (from.kind == YamlNode::Kind::map) {
      const auto known = find(from.entries, item.scalar);
      if (known == from.entries.end())
        throw item.error("“" + item.scalar + "” can't be taken out: the rule that is extended doesn't have it");
      from.entries.erase(known);
    } else {
      const auto known = std::find(from.items.begin(), from.items.end(), item);
      if (known == from.items.end())
        throw item.error("“" + item.scalar + "” can't be taken out: the rule that is extended doesn't have it");
      from.items.erase(known);
    }
  }
}

// `child`'s keys over those of `parent`.
YamlNode inherit(YamlNode parent, const YamlNode& child) {
  std::erase_if(parent.entries,
                [](const Entry& entry) { return entry.first.scalar == "tests" || entry.first.scalar == "name"; });
  parent.line = child.line;
  parent.column = child.column;
  parent.path = child.path;
  for (const auto& [key, value] : child.entries) {
    const bool adds = key.scalar.ends_with('+');
    const bool takes = key.scalar.ends_with('-');
    if (key.scalar == "extends") continue;
    const std::string name = adds || takes ? key.scalar.substr(0, key.scalar.size() - 1) : key.scalar;
    if ((adds || takes) && child.find(name))
      throw key.error("“" + name + "” and “" + key.scalar + "” can't stand together");
    const auto known = find(parent.entries, name);
    if (known == parent.entries.end()) {
      if (takes) throw key.error("the rule that is extended has no “" + name + "”");
      parent.entries.emplace_back(key, value);
      parent.entries.back().first.scalar = name;
    } else if (adds) {
      add(known->second, value);
    } else if (takes) {
      remove(known->second, value);
    } else {
      *known = {key, value};
    }
  }
  return parent;
}

}  // namespace

bool is_rule_name(std::string_view extends) { return extends.find('.') != extends.npos; }

bool RuleFiles::has_style(const std::string& style) const {
  return std::any_of(folders_.begin(), folders_.end(), [&](const std::string& folder) {
    std::error_code failed;
    return fs::is_directory(fs::path{folder} / style, failed);
  });
}

const std::map<std::string, std::string, std::less<>>& RuleFiles::rules_of(const std::string& style) {
  const auto [known, is_new] = styles_.try_emplace(style);
  if (!is_new) return known->second;
  for (const std::string& folder : folders_) {
    std::error_code failed;
    const fs::path root = fs::path{folder} / style;
    for (fs::recursive_directory_iterator at{root, failed}, end; at != end; at.increment(failed)) {
      if (failed) break;
      const std::string name = at->path().filename().string();
      if (at->is_directory(failed)) {
        if (name.starts_with('.') || name.starts_with('_') || at.depth() > deepest_folder)
          at.disable_recursion_pending();
        continue;
      }
      if (!is_rule_file(name)) continue;
      std::string rule = style;
      for (const fs::path& part : at->path().lexically_relative(root).parent_path()) rule += '.' + part.string();
      known->second.emplace(rule + '.' + name.substr(0, name.find('.')), at->path().string());
    }
  }
  return known->second;
}

const std::string& RuleFiles::path(const std::string& rule) {
  const auto& rules = rules_of(rule.substr(0, rule.find('.')));
  const auto found = rules.find(rule);
  if (found == rules.end()) throw Error("there is no rule “" + rule + "” in the styles' folders");
  return found->second;
}

std::string RuleFiles::text(const std::string& rule) {
  const std::string& file = path(rule);
  try {
    return read_file(file);
  } catch (const Error& wrong) {
    throw Error(file + ": " + wrong.what());
  }
}

YamlNode RuleFiles::read(const std::string& rule, const std::string& own) {
  std::vector<std::string> chain;
  return read(rule, own, chain);
}

YamlNode RuleFiles::read(const std::string& rule, const std::string& own, std::vector<std::string>& chain) {
  YamlNode node = parse_yaml(own, path(rule));
  if (node.kind != YamlNode::Kind::map) throw node.error("a rule is a map of keys; “extends” is the first");
  const YamlNode* const extends = node.find("extends");
  if (!extends || !is_rule_name(extends->scalar)) {
    for (const auto& [key, value] : node.entries) {
      if (key.scalar.ends_with('+') || key.scalar.ends_with('-'))
        throw key.error("“" + key.scalar + "” needs a rule that is extended");
    }
    return node;
  }
  extending_.insert(rule);
  chain.push_back(rule);
  if (std::find(chain.begin(), chain.end(), extends->scalar) != chain.end()) {
    throw extends->error("the rules extend each other in a circle: " + rule + " and " + extends->scalar);
  }
  if (chain.size() > deepest_inheritance) throw extends->error("rules extend each other more than 10 deep");
  if (!rules_of(extends->scalar.substr(0, extends->scalar.find('.'))).contains(extends->scalar)) {
    throw extends->error("there is no rule “" + extends->scalar + "” in the styles' folders");
  }
  return inherit(read(extends->scalar, text(extends->scalar), chain), node);
}

}  // namespace galley
