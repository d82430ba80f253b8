// From arguments to a result: what `check` and `fix` have in common.
#pragma once

#include <memory>
#include <vector>

#include "linter/cli/arguments.h"
#include "linter/engine/lint.h"
#include "linter/engine/path_rules.h"
#include "linter/rule/rule.h"
#include "linter/style/house_rules.h"

namespace galley {

class ArchiveLookup;  // archive_lookup.h

// One run over files. Throws Error where the arguments or the configuration
// are wrong; what is wrong with a file is in the result.
class Session {
 public:
  Session(const CheckArguments& arguments, Registry registry);

  // Checks everything. Paths that can't be read are among the errors.
  LintResult check();

  const std::vector<Input>& inputs() const { return inputs_; }
  std::vector<Input>& inputs() { return inputs_; }  // for who lets other bytes stand for a file's

  // What was passed over, and why: to be said, and no error.
  std::vector<std::string> notes() { return rules_->styles()->take_notes(); }

  // The configuration of the current folder with the arguments' changes: what
  // holds for the run as a whole.
  const Config& config() const { return config_; }

 private:
  void collect_inputs();
  std::unique_ptr<ArchiveLookup> open_archive() const;

  const CheckArguments& arguments_;
  std::unique_ptr<PathRules> rules_;
  Config config_;
  std::unique_ptr<const CheckCache> cache_;  // null where there is none
  std::vector<Input> inputs_;
  std::vector<RunError> errors_;
};

// The configurations that the arguments name, with what they change. Throws
// Error where an argument is wrong. `arguments` must live as long.
std::unique_ptr<PathRules> path_rules(const CheckArguments& arguments, Registry registry);

// The house's rules besides those that are built in, from the folders that the
// current folder's configuration names; none where that is wrong.
std::unique_ptr<HouseRules> house_rules(const CheckArguments& arguments, Registry others);

// The archive that was asked for or is configured; empty where none is.
std::string archive_of(const CheckArguments& arguments, Registry registry);

// Threads to use where the person asked for `jobs`; 0 is one a core.
unsigned thread_count(unsigned jobs);

}  // namespace galley
