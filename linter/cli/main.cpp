// The composition root: the only place that knows the rules, and the only one
// on the command line's side that catches.
#include <exception>
#include <iostream>

#include "linter/cli/commands.h"
#include "linter/cli/session.h"
#include "linter/text/error.h"
#include "rules/registry.h"

namespace {

using namespace galley;

int run(const Arguments& arguments, Registry registry) {
  switch (arguments.command) {
    case Command::check:
      return run_check(arguments, registry);
    case Command::fix:
      return run_fix(arguments, registry);
    case Command::compare:
      return run_compare(arguments);
    case Command::rules:
      return run_rules(arguments, registry);
    case Command::explain:
      return run_explain(arguments, registry);
    case Command::dump:
      return run_dump(arguments);
    case Command::init:
      return run_init(arguments, registry);
    case Command::lsp:
      return run_lsp(arguments, registry);
    case Command::archive:
      return run_archive(arguments, registry);
    case Command::test:
      return run_test(arguments, registry);
    case Command::completions:
      return run_completions(arguments);
  }
  return 2;
}

bool reads_configuration(Command command) {
  return command != Command::compare && command != Command::dump && command != Command::completions;
}

// A house rule that is wrong is said, and the rest runs.
int run(const Arguments& arguments) {
  const bool has_own = arguments.command == Command::lsp;  // which it reads again when they change
  if (has_own || !reads_configuration(arguments.command)) return run(arguments, rules::all());
  const auto house = house_rules(arguments.check, rules::all());
  for (const std::string& wrong : house->errors()) std::cerr << "galley: " << wrong << '\n';
  const int status = run(arguments, house->registry());
  return house->errors().empty() ? status : 2;
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
