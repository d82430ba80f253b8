#include "linter/cli/inputs.h"

#include "linter/text/disk.h"

namespace galley {

CollectOptions collect_options(const CheckArguments& arguments) {
  return {.hidden = arguments.hidden, .no_ignore = arguments.no_ignore, .any_extension = !arguments.type.empty()};
}

Input input_of(std::string path, const CheckArguments& arguments) {
  const bool is_input = path == "-";
  Input input{.path = is_input ? arguments.stdin_filename : std::move(path)};
  if (is_input) input.bytes = read_standard_input();
  input.format = arguments.type.empty() ? format_of(input.path) : format_by_name(arguments.type);
  if (!input.format) input.format = format_by_name("plain");
  return input;
}

}  // namespace galley
