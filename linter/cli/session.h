// From arguments to a result: what `check` and `fix` have in common.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "linter/cli/arguments.h"
#include "linter/config/store.h"
#include "linter/engine/lint.h"
#include "linter/rule/rule.h"

namespace galley {

// One run over files. Throws Error where the arguments or the configuration
// are wrong; what is wrong with a file is in the result.
class Session {
 public:
  Session(const CheckArguments& arguments, Registry registry);

  // Checks everything. Paths that can't be read are among the errors.
  LintResult check();

  const std::vector<Input>& inputs() const { return inputs_; }
  std::vector<Input>& inputs() { return inputs_; }  // for who lets other bytes stand for a file's

  // The configuration of the current folder with the arguments' changes: what
  // holds for the run as a whole.
  const Config& config() const { return config_; }

 private:
  const RuleSet& rules_for(const std::string& path);
  Config config_for(const std::string& path) const;
  void collect_inputs();

  const CheckArguments& arguments_;
  Registry registry_;
  ConfigStore store_;
  Config config_;
  std::vector<Input> inputs_;
  std::vector<RunError> errors_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<RuleSet>> rule_sets_;  // by what tells configurations apart
};

// Threads to use where the person asked for `jobs`; 0 is one a core.
unsigned thread_count(unsigned jobs);

}  // namespace galley
