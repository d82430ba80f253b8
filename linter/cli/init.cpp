#include <filesystem>
#include <iostream>

#include "linter/cli/commands.h"
#include "linter/cli/known.h"
#include "linter/cli/session.h"
#include "linter/engine/files.h"
#include "linter/text/error.h"

namespace galley {
namespace {

constexpr const char* file_name = "galley.toml";
constexpr const char* baseline_name = ".galley-baseline.json";

constexpr const char* commented = R"(# Galley's configuration. It holds for this folder and those below it, unless
# one of them has a file of its own. `galley rules` lists the rules, `galley
# explain RULE` says what one does and which options it has.

# From which severity the exit status is 1: "error", "warning", "suggestion", "never".
# fail-on = "warning"

# Which English is meant: "en-GB", "en-US", …; "auto" takes each document's own.
# language = "auto"

# Rules and groups to run. "default" is what is on without a configuration;
# "GROUP:all" is every rule of a group; "all" is every rule.
# select = ["default"]
# ignore = ["list-parallelism"]

# Files to leave alone, besides those which .gitignore and .galleyignore name.
# exclude = ["vendor/**"]

# [rules.repeated-passage]
# severity = "error"
# min-words = 20

# [[overrides]]
# files = ["api/**"]
# ignore = ["repeated-passage"]
)";

void record_baseline(const Arguments& arguments, Registry registry) {
  Session session{arguments.check, registry};
  LintResult result = session.check();
  std::cerr << record_known(baseline_name, session.inputs(), result);
}

}  // namespace

int run_init(const Arguments& arguments, Registry registry) {
  if (std::filesystem::exists(file_name)) {
    throw Error(std::string{file_name} + " stands here already; change it, or move it away first");
  }
  std::string text = commented;
  if (arguments.baseline) {
    record_baseline(arguments, registry);
    text += std::string{"\nbaseline = \""} + baseline_name + "\"\n";
    // The key must stand before the first table; all tables above are comments.
  }
  write_file_atomically(file_name, text);
  std::cerr << "wrote " << file_name << (arguments.baseline ? std::string{" and "} + baseline_name : "") << '\n';
  return 0;
}

}  // namespace galley
