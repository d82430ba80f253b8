// Prints the manual of the program as Markdown, from the grammar of its
// command line: `manual >galley.1.md`. The build makes galley.1 from it.
#include <iostream>

#include "linter/cli/arguments.h"

namespace {

using namespace galley;

// Text that is no markup, whatever stands in it.
std::string plain(const std::string& text) {
  std::string escaped;
  for (const char letter : text) {
    if (std::string_view{"\\`*_[]<>|#"}.find(letter) != std::string_view::npos) escaped += '\\';
    escaped += letter;
  }
  return escaped;
}

void print_option(const OptionWords& option) {
  std::string names;
  for (const std::string& name : option.names) names += (names.empty() ? "" : ", ") + ("`" + name + "`");
  if (!option.value.empty()) names += (names.empty() ? "*" : " *") + plain(option.value) + "*";
  std::cout << names << "\n\n: " << plain(option.about) << "\n\n";
}

std::string synopsis(const CommandWords& command) {
  std::string text = "**galley " + command.name + "** \\[*OPTIONS*\\]";
  for (const OptionWords& option : command.options) {
    if (option.names.empty()) text += " *" + plain(option.value) + "*";
  }
  return text;
}

void print_command(const CommandWords& command) {
  std::cout << "## " << synopsis(command) << "\n\n" << plain(command.about) << ".\n\n";
  for (const OptionWords& option : command.options) print_option(option);
}

}  // namespace

int main() {
  const ProgramWords program = program_words();
  std::cout << "# NAME\n\ngalley - a linter for copy\n\n# SYNOPSIS\n\n"
               "**galley** *COMMAND* \\[*OPTIONS*\\] \\[*PATH…*\\]\n\n# DESCRIPTION\n\n"
            << plain(program.about) << "\n\n# OPTIONS\n\n";
  for (const OptionWords& option : program.options) print_option(option);
  std::cout << "# COMMANDS\n\n";
  for (const CommandWords& command : program.commands) print_command(command);
  std::cout
      << "# EXIT STATUS\n\n"
      << plain(program.exit_status)
      << "\n\n# FILES\n\n"
         "`galley.toml`, `pyproject.toml`\n\n: The configuration, found upward from each file; see galley.toml(5).\n\n"
         "`.gitignore`, `.galleyignore`\n\n: Names files that are left out.\n\n"
         "# SEE ALSO\n\ngalley.toml(5)\n";
}
