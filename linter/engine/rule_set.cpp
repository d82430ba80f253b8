#include "linter/engine/rule_set.h"

#include <algorithm>

#include "linter/text/hash.h"

namespace galley {
namespace {

enum class Group { defaults, every };

// True if `name` stands for the rule; the name of a group stands for those of
// its rules that are on by default, or for every one.
bool names(const std::string& name, const RegisteredRule& rule, Group group) {
  const bool is_default = rule.definition->on_by_default;
  if (name == "all" || name == rule.id) return true;
  if (name == "default") return is_default;
  if (name == rule.group) return is_default || group == Group::every;
  return name.size() == rule.group.size() + 4 && name.starts_with(rule.group) && name.ends_with(":all");
}

bool any_names(const std::vector<std::string>& all, const RegisteredRule& rule, Group group) {
  return std::any_of(all.begin(), all.end(), [&](const std::string& name) { return names(name, rule, group); });
}

// A rule that has an option `terms` gets the house's terms there: "Kiev -> Kyiv".
void add_terms(const RuleDefinition& definition, const Config& config, RuleSettings& settings) {
  const auto takes_terms = [](const OptionDefinition& option) { return option.name == "terms"; };
  if (std::none_of(definition.options.begin(), definition.options.end(), takes_terms)) return;
  const auto entry = settings.options.try_emplace("terms", std::vector<std::string>{}).first;
  auto& terms = std::get<std::vector<std::string>>(entry->second);
  for (const auto& [wanted, wrong] : config.terms) {
    for (const std::string& one : wrong) terms.push_back(one + " -> " + wanted);
  }
}

// A rule that is there already.
class Borrowed final : public Rule {
 public:
  explicit Borrowed(const Rule& rule) : rule_(rule) {}
  void check(RuleContext& context) const override { rule_.check(context); }

 private:
  const Rule& rule_;
};

ActiveRule make_rule(const RegisteredRule& rule, const Config& config) {
  const auto found = config.rules.find(rule.id);
  RuleSettings settings = found == config.rules.end() ? RuleSettings{} : found->second;
  add_terms(*rule.definition, config, settings);
  RuleOptions options{rule.definition->options, settings.options};
  options.set_language(config.language);
  ActiveRule active{.id = std::string{rule.id},
                    .severity = settings.severity.value_or(rule.definition->severity),
                    .english = rule.definition->english};
  active.key = options.digest() | 1;
  if (rule.definition->make) active.rule = rule.definition->make(options);
  if (rule.definition->make_corpus) active.corpus = rule.definition->make_corpus(options);
  if (rule.definition->made) {
    active.rule = std::make_unique<Borrowed>(*rule.definition->made);
    active.key = hash(rule.page) | 1;  // the page is the rule
  }
  return active;
}

std::uint64_t key_of(const RuleSet& set) {
  std::uint64_t key = hash(set.language);
  for (const ActiveRule& rule : set.rules) {
    if (!rule.rule) continue;
    if (rule.key == 0) return 0;
    key = hash(rule.id + ' ' + std::string{name(rule.severity)} + ' ' + std::to_string(rule.key), key);
  }
  return key | 1;
}

}  // namespace

bool RuleSet::has_corpus_rules() const {
  return std::any_of(rules.begin(), rules.end(), [](const ActiveRule& rule) { return rule.corpus != nullptr; });
}

const ActiveRule* RuleSet::find(std::string_view id) const {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const ActiveRule& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

RuleSet make_rule_set(Registry registry, const Config& config) {
  RuleSet set{.language = config.language, .folder = config.folder};
  for (const RegisteredRule& rule : registry) {
    set.known.push_back(rule.id);
    const bool selected = any_names(config.select, rule, Group::defaults);
    if (selected && !any_names(config.ignore, rule, Group::every)) set.rules.push_back(make_rule(rule, config));
  }
  set.key = key_of(set);
  return set;
}

}  // namespace galley
