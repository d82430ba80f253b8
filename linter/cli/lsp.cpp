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
  const auto load_rules = [&arguments, registry] {
    const std::shared_ptr<const HouseRules> house = house_rules(arguments.check, registry);
    return lsp::LoadedRules{.registry = house->registry(),
                            .rules = path_rules(arguments.check, house->registry()),
                            .house_folders = house->folders(),
                            .problem = house->errors().empty() ? "" : house->errors().front(),
                            .owner = house};
  };
  return lsp::serve(STDIN_FILENO, STDOUT_FILENO, load_rules, folder_of_pages(), thread_count(arguments.check.jobs));
}

}  // namespace galley
