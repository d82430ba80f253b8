#include "linter/document/dump.h"

#include <iostream>

#include "linter/cli/commands.h"
#include "linter/engine/files.h"
#include "linter/formats/format.h"

namespace galley {

int run_dump(const Arguments& arguments) {
  const std::string& path = arguments.check.paths.front();
  const bool is_input = path == "-";
  const std::string& name = is_input ? arguments.check.stdin_filename : path;
  const Format* format = arguments.check.type.empty() ? format_of(name) : format_by_name(arguments.check.type);
  if (format == nullptr) format = format_by_name("plain");
  auto source = std::make_shared<const SourceFile>(name, is_input ? read_standard_input() : read_file(path));
  dump(format->parse(std::move(source)), std::cout);
  return 0;
}

}  // namespace galley
