#include <iostream>

#include "linter/cli/commands.h"
#include "linter/cli/session.h"
#include "linter/diagnostic/apply.h"
#include "linter/diagnostic/unified_diff.h"
#include "linter/engine/files.h"
#include "linter/text/error.h"

namespace galley {
namespace {

struct Tally {
  std::size_t fixes = 0;
  std::size_t files = 0;
  std::size_t skipped = 0;
  bool failed = false;
};

std::string plural(std::size_t count, const char* noun, const char* ending = "s") {
  return std::to_string(count) + ' ' + noun + (count == 1 ? "" : ending);
}

// Standard input is written fixed to standard output, and never to a file.
void write(const Input& input, const SourceFile& source, const std::string& fixed, const FixArguments& how) {
  if (how.diff) {
    std::cout << unified_diff(input.path, source.bytes(), fixed);
  } else if (input.bytes) {
    std::cout << source.to_disk(fixed);
  } else {
    write_file_atomically(input.path, source.to_disk(fixed));
  }
}

void fix_file(const Input& input, const SourceFile& source, std::span<const Diagnostic> diagnostics,
              const FixArguments& how, Tally& tally) {
  const Applied applied = apply_fixes(source, diagnostics, how.unsafe ? Safety::unsafe : Safety::safe);
  tally.skipped += applied.skipped.size();
  if (applied.applied == 0 && !input.bytes) return;
  try {
    write(input, source, applied.text, how);
  } catch (const Error& wrong) {
    std::cerr << "galley: " << wrong.what() << '\n';
    tally.failed = true;
    return;
  }
  tally.fixes += applied.applied;
  tally.files += applied.applied > 0;
}

std::string summary(const Tally& tally, const FixArguments& how) {
  if (tally.fixes == 0) return "nothing to fix";
  std::string text = (how.diff ? "would apply " : "applied ") + plural(tally.fixes, "fix", "es") + " in " +
                     plural(tally.files, "file");
  if (tally.skipped > 0) text += "; left " + std::to_string(tally.skipped) + " which overlap: run `galley fix` again";
  return text;
}

}  // namespace

int run_fix(const Arguments& arguments, Registry registry) {
  Session session{arguments.check, registry};
  const LintResult result = session.check();
  Tally tally;
  for (std::size_t index = 0, begin = 0; index < session.inputs().size(); ++index) {
    std::size_t end = begin;
    while (end < result.diagnostics.size() && static_cast<std::size_t>(result.diagnostics[end].file) == index) ++end;
    const Input& input = session.inputs()[index];
    if (const auto& source = result.sources[index]) {
      fix_file(input, *source, std::span{result.diagnostics}.subspan(begin, end - begin), arguments.fix, tally);
    } else if (input.bytes && !arguments.fix.diff) {
      std::cout << *input.bytes;
    }
    begin = end;
  }
  for (const RunError& error : result.errors) std::cerr << "galley: " << error.path << ": " << error.message << '\n';
  if (!arguments.check.quiet) std::cerr << summary(tally, arguments.fix) << '\n';
  if (!result.errors.empty() || tally.failed) return 2;
  return arguments.fix.diff && tally.fixes > 0 ? 1 : 0;
}

}  // namespace galley
