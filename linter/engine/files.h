// STAND-IN so that the program links: whoever owns this part replaces this file.
#pragma once
#include <string>
#include <vector>
#include "linter/engine/lint.h"
namespace galley {
struct CollectOptions { bool hidden=false, no_ignore=false, any_extension=false; std::vector<std::string> exclude; std::string exclude_folder; };
struct FileList { std::vector<std::string> paths; std::vector<RunError> errors; };
FileList collect_files(const std::vector<std::string>&, const CollectOptions&);
std::string read_file(const std::string&);
std::string read_standard_input();
void write_file_atomically(const std::string&, std::string_view);
}
