// The composition root: the only place that knows the rules, and the only one
// on the command line's side that catches.
#include <exception>
#include <iostream>

#include "linter/cli/commands.h"
#include "linter/text/error.h"
#include "rules/registry.h"

namespace {

using namespace galley;

int run(const Arguments& arguments) {
  switch (arguments.command) {
    case Command::check: return run_check(arguments, rules::all());
    case Command::fix: return run_fix(arguments, rules::all());
    case Command::rules: return run_rules(arguments, rules::all());
    case Command::explain: return run_explain(arguments, rules::all());
    case Command::dump: return run_dump(arguments);
    case Command::init: return run_init(arguments, rules::all());
    case Command::lsp: return run_lsp(arguments, rules::all());
    case Command::completions: return run_completions(arguments);
  }
  return 2;
}

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  try {
    const Parsed parsed = parse_arguments(count, words);
    return parsed.arguments ? run(*parsed.arguments) : parsed.status;
  } catch (const Error& wrong) {
    std::cerr << "galley: " << wrong.what() << '\n';
  } catch (const std::exception& broken) {
    std::cerr << "galley: something went wrong inside: " << broken.what() << '\n';
  }
  return 2;
}
