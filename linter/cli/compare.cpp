#include <chrono>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>

#include "linter/cli/commands.h"
#include "linter/cli/inputs.h"
#include "linter/cli/session.h"
#include "linter/report/comparison.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley {
namespace {

// What tells files apart, however they are named.
std::string whole(const std::string& path) {
  std::error_code failed;
  const auto canonical = std::filesystem::canonical(path, failed);
  return failed ? path : canonical.string();
}

// A file of A is not compared with itself, where B is the folder it is in.
void leave_out(const std::vector<std::string>& paths_of_a, std::vector<std::string>& paths_of_b) {
  std::set<std::string> of_a;
  for (const std::string& path : paths_of_a) of_a.insert(whole(path));
  const std::size_t before = paths_of_b.size();
  std::erase_if(paths_of_b, [&](const std::string& path) { return of_a.contains(whole(path)); });
  if (before > 0 && paths_of_b.empty()) {
    throw Error("both sides are the same; `galley check --select repeated-passage` finds what repeats within one");
  }
}

std::vector<Input> inputs_of(std::vector<std::string> paths, const CheckArguments& arguments) {
  std::vector<Input> inputs;
  for (std::string& path : paths) inputs.push_back(input_of(std::move(path), arguments));
  return inputs;
}

void write(const Arguments& arguments, const ComparisonReport& report) {
  std::ostringstream text;
  if (arguments.compare.format == "json") {
    report_comparison_json(report, text);
  } else {
    report_comparison_text(report, arguments.check.columns, text);
  }
  if (!arguments.compare.output.empty()) return write_file_atomically(arguments.compare.output, text.str());
  std::cout << text.str() << std::flush;
  if (!std::cout) throw Error("the output could not be written: is the disk full, or the reader gone?");
}

}  // namespace

int run_compare(const Arguments& arguments) {
  const auto begin = std::chrono::steady_clock::now();
  const CompareArguments& asked = arguments.compare;
  FileList a = collect_files({asked.a}, collect_options(arguments.check));
  FileList b = collect_files({asked.b}, collect_options(arguments.check));
  leave_out(a.paths, b.paths);
  Comparison comparison = compare(
      inputs_of(std::move(a.paths), arguments.check), inputs_of(std::move(b.paths), arguments.check),
      {.min_words = asked.min_words, .min_similarity = asked.min_similarity}, thread_count(arguments.check.jobs));
  comparison.errors.insert(comparison.errors.begin(), b.errors.begin(), b.errors.end());
  comparison.errors.insert(comparison.errors.begin(), a.errors.begin(), a.errors.end());
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  write(arguments, {.comparison = comparison, .a = asked.a, .b = asked.b, .seconds = took.count()});
  for (const RunError& error : comparison.errors)
    std::cerr << "galley: " << error.path << ": " << error.message << '\n';
  if (!comparison.errors.empty()) return 2;
  return comparison.passages.empty() ? 0 : 1;
}

}  // namespace galley
