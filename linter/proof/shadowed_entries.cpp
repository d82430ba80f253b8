// Entries in whose place another is always found, and what is to be swapped again.
#include <algorithm>
#include <map>
#include <utility>

#include "linter/match/regex.h"
#include "linter/proof/known_rule.h"
#include "linter/proof/style_lint.h"
#include "linter/text/error.h"

namespace galley {
namespace {

using namespace style_lint;

class Shadowed {
 public:
  Shadowed(const KnownRule& rule, const SayOfRule& say) : rule_(rule), say_(say) {}

  void find_shadowed_tokens() {
    const std::vector<const YamlNode*> tokens = rule_.entries("tokens");
    std::map<std::string, const YamlNode*> first;
    for (const YamlNode* const token : tokens) {
      const auto [known, is_new] =
          first.emplace(folded_entry(token->scalar, rule_.folds && is_literal_entry(token->scalar)), token);
      if (!is_new) {
        say_(*token, shadowed, Severity::suggestion,
             in_marks(token->scalar) + " stands in " + line_of(*known->second) + " already");
      } else if (is_literal_entry(token->scalar)) {
        find_prefix(*token, first);
      }
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
      if (is_literal_entry(key)) find_winner(*entry, before, workspace);
      if (may_depend_on_surroundings(key)) continue;
      try {
        before.emplace_back(entry, Regex{rule_.pattern_of(key)});
      } catch (const Error&) {
        continue;
      }
    }
  }

  void find_swaps() {
    const YamlNode* const swap = rule_.at("swap");
    if (!swap) return;
    std::map<std::string, const YamlNode*> keys;
    for (const auto& [from, to] : swap->entries) {
      if (is_literal_entry(from.scalar)) keys.emplace(folded_entry(from.scalar, rule_.folds), &from);
    }
    for (const auto& [from, to] : swap->entries) {
      if (!is_literal_entry(to.scalar) || to.kind != YamlNode::Kind::scalar) continue;
      if (from.scalar == to.scalar && !(rule_.folds && has_cased_letter(from.scalar))) {
        say_(from, swapped_again, Severity::warning,
             in_marks(from.scalar) + " is to be written as it is: this never reports anything");
        continue;
      }
      const auto known = keys.find(folded_entry(to.scalar, rule_.folds));
      if (known == keys.end()) continue;
      const YamlNode* const target = swap->find(known->second->scalar);
      // One that leads to another case of itself is right as it stands.
      if (known->second == &from || !target || target->scalar == to.scalar) continue;
      say_(to, swapped_again, Severity::warning,
           in_marks(from.scalar) + " is to become " + in_marks(to.scalar) + ", which is to become " +
               in_marks(target->scalar) + " by " + line_of(*known->second));
    }
  }

 private:
  // “foo” in front of “foo bar”: the first that matches wins.
  void find_prefix(const YamlNode& token, const std::map<std::string, const YamlNode*>& first) {
    if (rule_.nonword || rule_.at("exceptions") || rule_.at("raw")) return;
    const std::string text = folded_entry(token.scalar, rule_.folds);
    for (std::size_t end = text.find(' '); end != text.npos; end = text.find(' ', end + 1)) {
      const auto known = first.find(text.substr(0, end));
      if (known == first.end() || !is_literal_entry(known->second->scalar)) continue;
      say_(token, shadowed, Severity::suggestion,
           in_marks(token.scalar) + " is never reported as such: " + in_marks(known->second->scalar) + " in " +
               line_of(*known->second) + " is found first; put the longer one in front");
      return;
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
      say_(entry.first, shadowed, Severity::suggestion,
           in_marks(key) + " is never looked for: " + in_marks(other->first.scalar) + " in " + line_of(other->first) +
               " finds it first" + (same ? ", to the same effect" : ", and says " + in_marks(other->second.scalar)));
      return;
    }
  }

  const KnownRule& rule_;
  const SayOfRule& say_;
};

}  // namespace

void find_shadowed(const KnownRule& rule, const SayOfRule& say) {
  if (rule.kind == "existence") Shadowed{rule, say}.find_shadowed_tokens();
  if (rule.kind == "substitution") Shadowed{rule, say}.find_shadowed_keys();
}

void find_swaps(const KnownRule& rule, const SayOfRule& say) {
  if (rule.kind == "substitution") Shadowed{rule, say}.find_swaps();
}

}  // namespace galley
