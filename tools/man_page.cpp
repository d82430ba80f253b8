// man_page: prints galley(1) from what the command line says of itself.
#include <iostream>
#include <string>
#include <string_view>

#include "linter/cli/arguments.h"

namespace {

using namespace galley;

// Text as troff takes it: nothing in it is a request.
std::string escaped(std::string_view text) {
  std::string out;
  bool at_line_begin = true;
  for (const char byte : text) {
    if (at_line_begin && (byte == '.' || byte == '\'')) out += "\\&";
    if (byte == '-' || byte == '\\') out += '\\';
    out += byte == '\\' ? 'e' : byte;
    at_line_begin = byte == '\n';
  }
  return out;
}

std::string in_bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string in_italics(std::string_view text) { return "\\fI" + escaped(text) + "\\fR"; }

void print_entry(const std::string& head, const std::string& about) {
  std::cout << ".TP\n" << head << '\n' << escaped(about) << '\n';
}

void print_command(const CommandWords& command) {
  std::string line = in_bold("galley " + command.name);
  if (!command.options.empty()) line += " [" + in_italics("options") + "]";
  for (const OptionWords& operand : command.operands) line += " " + in_italics(operand.value);
  std::cout << ".SS " << line << '\n' << escaped(command.about) << ".\n";
  for (const OptionWords& operand : command.operands) print_entry(in_italics(operand.value), operand.about);
  for (const OptionWords& option : command.options) {
    std::string head;
    for (const std::string& name : option.names) head += (head.empty() ? "" : ", ") + in_bold(name);
    if (!option.value.empty()) head += " " + in_italics(option.value);
    print_entry(head, option.about);
  }
}

}  // namespace

int main() {
  std::cout << ".TH GALLEY 1 \"\" \"galley " GALLEY_VERSION "\"\n"
            << ".SH NAME\ngalley \\- a linter for copy\n"
            << ".SH SYNOPSIS\n" << in_bold("galley") << ' ' << in_italics("command") << " [" << in_italics("options") << "]\n"
            << ".SH DESCRIPTION\n" << escaped(description()) << '\n'
            << ".SH COMMANDS\n";
  for (const CommandWords& command : command_words()) print_command(command);
  std::cout << ".SH EXIT STATUS\n" << escaped(exit_statuses()) << '\n'
            << ".SH FILES\n";
  print_entry(in_italics("galley.toml"), "What holds for the copy in its folder and below: which rules, how severe, which files. "
                                         "`galley init` writes one with comments.");
  print_entry(in_italics(".galleyignore"), "Which files are left alone, as in a .gitignore.");
  std::cout << ".SH ENVIRONMENT\n";
  print_entry(in_bold("NO_COLOR"), "If set, nothing is printed in colour.");
}
