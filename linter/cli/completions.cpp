#include <iostream>

#include "linter/cli/commands.h"

namespace galley {
namespace {

std::string joined(const std::vector<OptionWords>& options) {
  std::string text;
  for (const OptionWords& option : options) {
    for (const std::string& name : option.names) text += (text.empty() ? "" : " ") + name;
  }
  return text;
}

void print_bash(const std::vector<CommandWords>& commands, std::ostream& out) {
  std::string names;
  for (const CommandWords& command : commands) names += (names.empty() ? "" : " ") + command.name;
  out << "_galley() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} options=\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
         "    COMPREPLY=($(compgen -W '"
      << names
      << " --help --version' -- \"$word\"))\n"
         "    return\n"
         "  fi\n"
         "  case ${COMP_WORDS[1]} in\n";
  for (const CommandWords& command : commands) {
    out << "    " << command.name << ") options='" << joined(command.options) << "' ;;\n";
  }
  out << "  esac\n"
         "  case $word in\n"
         "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
         "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
         "  esac\n"
         "}\n"
         "complete -o filenames -F _galley galley\n";
}

void print_zsh(const std::vector<CommandWords>& commands, std::ostream& out) {
  out << "#compdef galley\n"
         "_galley() {\n"
         "  local -a commands=(\n";
  for (const CommandWords& command : commands) out << "    '" << command.name << ':' << command.about << "'\n";
  out << "  )\n"
         "  if (( CURRENT == 2 )); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  local -a options\n"
         "  case $words[2] in\n";
  for (const CommandWords& command : commands) {
    out << "    " << command.name << ") options=(" << joined(command.options) << ") ;;\n";
  }
  out << "  esac\n"
         "  if [[ $PREFIX == -* ]]; then compadd -- $options; else _files; fi\n"
         "}\n"
         "compdef _galley galley\n";
}

void print_fish(const std::vector<CommandWords>& commands, std::ostream& out) {
  for (const CommandWords& command : commands) {
    out << "complete -c galley -n __fish_use_subcommand -f -a " << command.name << " -d '" << command.about << "'\n";
    for (const OptionWords& option : command.options) {
      if (option.names.empty()) continue;
      out << "complete -c galley -n '__fish_seen_subcommand_from " << command.name << "'";
      for (const std::string& name : option.names) {
        out << (name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1));
      }
      out << (option.value.empty() ? "" : " -r") << " -d '" << option.about << "'\n";
    }
  }
}

// Text that may stand between a shell's single quotes.
std::string quotable(const std::string& text) {
  std::string safe;
  for (const char letter : text) {
    if (letter == '\'') {
      safe += "’";
    } else {
      safe += letter;
    }
  }
  return safe;
}

}  // namespace

int run_completions(const Arguments& arguments) {
  std::vector<CommandWords> commands = program_words().commands;
  for (CommandWords& command : commands) {
    command.about = quotable(command.about);
    for (OptionWords& option : command.options) option.about = quotable(option.about);
  }
  if (arguments.shell == "bash") print_bash(commands, std::cout);
  if (arguments.shell == "zsh") print_zsh(commands, std::cout);
  if (arguments.shell == "fish") print_fish(commands, std::cout);
  return 0;
}

}  // namespace galley
