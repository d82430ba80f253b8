// A rule's file, and what is asked of it as such.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/style/style_set.h"
#include "linter/style/yaml.h"

namespace galley {

struct KnownRule {
  std::string name;
  std::string path;
  YamlNode node;
  std::string kind;
  bool folds = false;
  bool nonword = false;
  std::shared_ptr<const CompiledRule> compiled;  // null where it is wrong

  // Null where the key isn't there, or says nothing.
  const YamlNode* at(std::string_view key) const;
  // What the file itself says, and not what it extends.
  bool owns(const YamlNode& part) const { return part.path && *part.path == path; }
  // Of a list, or the scalar alone.
  std::vector<const YamlNode*> entries(std::string_view key) const;
  // What an entry is to match, with what stands around it.
  std::string pattern_of(const std::string& entry) const;
};

using SayOfRule = std::function<void(const YamlNode&, std::string_view what, Severity, std::string message)>;

// What is wrong with one rule that compiles, by kind. Each says what it finds
// where the rule's own file has it.
void find_unknown_keys(const KnownRule& rule, const SayOfRule& say);
void find_scopes(const KnownRule& rule, const SayOfRule& say);
void find_impossible(const KnownRule& rule, const SayOfRule& say);
void find_slow(const KnownRule& rule, const SayOfRule& say);
void find_shadowed(const KnownRule& rule, const SayOfRule& say);
void find_swaps(const KnownRule& rule, const SayOfRule& say);

// Text that means itself in a pattern; a point is left out, as styles write it so.
bool is_literal_entry(std::string_view pattern);
// In lower case where it folds.
std::string folded_entry(std::string_view text, bool folds);
bool has_cased_letter(std::string_view text);
std::string in_marks(std::string_view text);
std::string line_of(const YamlNode& node);

}  // namespace galley
