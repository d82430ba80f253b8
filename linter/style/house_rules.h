// The house's own rules: pages in Markdown, each a rule's documentation, the
// rule itself (a fence `yaml rule`, in the form of styles) and its tests.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "linter/config/rule_names.h"
#include "linter/rule/page.h"
#include "linter/rule/rule.h"

namespace galley {

// The fence that holds the rule; null for a page that is none.
const Fence* rule_fence(const Page& page);

// A registry that holds the house's rules besides those it is made with. It
// owns what its registry() speaks of.
class HouseRules {
 public:
  explicit HouseRules(Registry others);
  ~HouseRules();
  HouseRules(const HouseRules&) = delete;  // registry() points into it
  HouseRules& operator=(const HouseRules&) = delete;

  // Every page in the folder and those below that holds a rule. What is wrong
  // is among errors(), and the rest is there; a rule that is wrong is known, and
  // finds nothing.
  void add_folder(const std::string& folder);

  // The page at `path`, whose name is the rule's id; false for a page without a
  // rule. Throws Error with path, line and column.
  bool add_page(const std::string& path, std::string text);

  // All rules, ordered by id. Good until the next is added.
  Registry registry() const { return all_; }

  const std::vector<std::string>& errors() const { return errors_; }
  const std::vector<std::string>& folders() const { return folders_; }

 private:
  struct Entry;

  bool knows(std::string_view id) const;  // as a rule or a group
  void add(std::string id, std::string page, Severity severity, std::unique_ptr<const Rule> rule);

  std::vector<RegisteredRule> all_;
  std::vector<std::unique_ptr<const Entry>> entries_;  // which stay where they are
  std::vector<std::string> errors_;
  std::vector<std::string> folders_;
};

}  // namespace galley
