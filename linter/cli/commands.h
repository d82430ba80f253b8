// The commands. Each returns the exit status; Error is caught in main.
#pragma once

#include "linter/cli/arguments.h"
#include "linter/rule/rule.h"

namespace galley {

int run_check(const Arguments& arguments, Registry registry);
int run_fix(const Arguments& arguments, Registry registry);
int run_compare(const Arguments& arguments);
int run_rules(const Arguments& arguments, Registry registry);
int run_explain(const Arguments& arguments, Registry registry);
int run_dump(const Arguments& arguments);
int run_init(const Arguments& arguments, Registry registry);
int run_lsp(const Arguments& arguments, Registry registry);
int run_test(const Arguments& arguments, Registry registry);
int run_archive(const Arguments& arguments, Registry registry);
int run_completions(const Arguments& arguments);

}  // namespace galley
