#include <csignal>
#include <filesystem>

#include <unistd.h>

#include "linter/cli/commands.h"
#include "linter/cli/session.h"
#include "linter/lsp/serve.h"

namespace galley {
namespace {

namespace fs = std::filesystem;

// The rules' pages: beside the program where it is installed, or in the project
// that it was built in.
std::string folder_of_pages() {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (failed) return {};
  for (const char* const way : {"../share/doc/galley/rules", "share/doc/galley/rules", "../../rules"}) {
    const fs::path folder = (program.parent_path() / way).lexically_normal();
    if (fs::is_directory(folder / "repetition", failed)) return folder.string();
  }
  return {};
}

}  // namespace

int run_lsp(const Arguments& arguments, Registry registry) {
  std::signal(SIGPIPE, SIG_IGN);  // a client that has gone is an end of input
  const auto make_rules = [&arguments, registry] { return path_rules(arguments.check, registry); };
  return lsp::serve(STDIN_FILENO, STDOUT_FILENO, make_rules, {.folder = folder_of_pages(), .registry = registry},
                    thread_count(arguments.check.jobs));
}

}  // namespace galley
