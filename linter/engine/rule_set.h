// The rules to run, made from the registry and what a person asked for.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "linter/config/config.h"
#include "linter/rule/corpus_rule.h"
#include "linter/rule/rule.h"
#include "linter/style/style_set.h"

namespace galley {

struct ActiveRule {
  std::string id;
  Severity severity = Severity::warning;
  std::unique_ptr<Rule> rule;  // one of the two is set
  std::unique_ptr<CorpusRule> corpus;
  bool english = false;  // only for text in English
  // Tells rules apart that say different things; 0 for one of which nobody
  // knows, and whose findings must not be remembered.
  std::uint64_t key = 0;
};

// Ordered by id.
struct RuleSet {
  std::vector<ActiveRule> rules;
  std::string language = "auto";           // as configured
  std::string folder;                      // what globs in options are relative to
  std::uint64_t key = 0;                   // as ActiveRule::key, for all rules of one document together
  std::vector<std::string_view> known;     // every rule there is, active or not; of the registry
  std::shared_ptr<const StyleSet> styles;  // null for none; their rules are not among `rules`

  bool has_corpus_rules() const;
  const ActiveRule* find(std::string_view id) const;
};

// `config` is what holds for one file: overrides are already applied. Unknown
// rules and groups have been refused when it was read.
RuleSet make_rule_set(Registry registry, const Config& config);

}  // namespace galley
