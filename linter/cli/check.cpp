#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>

#include <unistd.h>

#include "linter/cli/commands.h"
#include "linter/cli/git.h"
#include "linter/cli/inputs.h"
#include "linter/cli/known.h"
#include "linter/cli/memory.h"
#include "linter/cli/progress.h"
#include "linter/cli/session.h"
#include "linter/engine/files.h"
#include "linter/proof/style_lint.h"
#include "linter/report/reporter.h"
#include "linter/report/statistics.h"
#include "linter/text/error.h"

namespace galley {
namespace {

constexpr int nothing_found = 0;
constexpr int something_found = 1;
constexpr int something_wrong = 2;

bool fails(const Diagnostic& diagnostic, FailOn fail_on) {
  return fail_on != FailOn::never && static_cast<int>(diagnostic.severity) >= static_cast<int>(fail_on);
}

int exit_status(const LintResult& result, FailOn fail_on) {
  if (!result.errors.empty()) return something_wrong;
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (fails(diagnostic, fail_on)) return something_found;
  }
  return nothing_found;
}

// Colours and snippets: for a person in front of a terminal, or who asks.
bool is_for_person(When when, const Output& output) {
  if (when != When::automatic) return when == When::always;
  return output.file.empty() && isatty(STDOUT_FILENO) != 0;
}

ReportOptions report_options(const CheckArguments& arguments, const Output& output) {
  const bool person = is_for_person(arguments.colour, output);
  const char* const no_colour = std::getenv("NO_COLOR");
  const bool refused = no_colour != nullptr && *no_colour != '\0' && arguments.colour == When::automatic;
  return {.columns = arguments.columns, .style = person ? Style::terminal : Style::plain, .colour = person && !refused};
}

// Formats that quote what they speak of.
Texts texts_for(const CheckArguments& arguments) {
  const bool quotes = std::any_of(arguments.outputs.begin(), arguments.outputs.end(), [&](const Output& output) {
    const bool is_text = output.format == "text";
    return output.format == "html" || (is_text && report_options(arguments, output).style == Style::terminal);
  });
  return quotes || arguments.statistics ? Texts::needed : Texts::not_needed;
}

void write_reports(const CheckArguments& arguments, const Report& report) {
  for (const Output& output : arguments.outputs) {
    const Reporter write = reporter_by_name(output.format);
    if (output.file.empty()) {
      write(report, report_options(arguments, output), std::cout);
      std::cout.flush();
      if (!std::cout) throw Error("the output could not be written: is the disk full, or the reader gone?");
      continue;
    }
    std::ostringstream text;
    write(report, report_options(arguments, output), text);
    write_file_atomically(output.file, text.str());
  }
}

std::string use_baseline(const CheckArguments& arguments, const Session& session, LintResult& result) {
  const std::string name = !arguments.baseline.empty() ? arguments.baseline : session.config().baseline.value_or("");
  if (arguments.update_baseline && name.empty()) {
    throw Error("--update-baseline needs --baseline FILE, or `baseline = \"…\"` in galley.toml");
  }
  if (name.empty()) return {};
  return arguments.update_baseline ? record_known(name, session.inputs(), result)
                                   : hide_known(name, session.inputs(), result);
}

// What --since or --staged asks to look at.
std::optional<GitChange> change_of(const CheckArguments& arguments) {
  if (!arguments.staged && !arguments.since) return std::nullopt;
  if (arguments.update_baseline)
    throw Error("--update-baseline records all that stands; leave out --since and --staged");
  return arguments.staged ? GitChange::staged() : GitChange::since(*arguments.since);
}

void keep_most(std::vector<Diagnostic>& diagnostics, std::size_t most) {
  if (most == 0) return;
  std::map<std::string, std::size_t> seen;
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) { return ++seen[diagnostic.rule] > most; });
}

int run_lint_styles(const CheckArguments& arguments, Registry registry) {
  const auto begin = std::chrono::steady_clock::now();
  const auto rules = path_rules(arguments, registry);
  StyleLint lint = lint_styles(arguments.paths, collect_options(arguments), *rules);
  keep_most(lint.result.diagnostics, arguments.max_per_rule);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  const Report report{.result = lint.result, .registry = registry, .files = lint.files, .seconds = took.count()};
  write_reports(arguments, report);
  for (const RunError& error : lint.result.errors)
    std::cerr << "galley: " << error.path << ": " << error.message << '\n';
  if (!arguments.quiet) std::cerr << summary_line(report) << '\n';
  return exit_status(lint.result, rules->config_of_folder(".").fail_on);
}

}  // namespace

int run_check(const Arguments& arguments, Registry registry) {
  if (arguments.check.lint_styles) return run_lint_styles(arguments.check, registry);
  const auto begin = std::chrono::steady_clock::now();
  keep_freed_memory();
  const std::optional<GitChange> change = change_of(arguments.check);
  Session session{arguments.check, registry};
  if (change) change->take_staged_bytes(session.inputs());
  LintResult result = session.check(change ? Texts::needed : texts_for(arguments.check));
  const std::string baseline_note = use_baseline(arguments.check, session, result);
  if (change) keep_changed(result, change->lines_of(session.inputs()));
  keep_most(result.diagnostics, arguments.check.max_per_rule);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  const Report report{.result = result, .registry = registry, .files = result.files, .seconds = took.count()};
  write_reports(arguments.check, report);
  for (const std::string& note : session.notes()) std::cerr << "galley: note: " << note << '\n';
  for (const RunError& error : result.errors) std::cerr << "galley: " << error.path << ": " << error.message << '\n';
  if (result.statistics) report_statistics(report, std::cerr);
  if (!arguments.check.quiet) std::cerr << baseline_note << summary_line(report) << '\n';
  return exit_status(result, session.config().fail_on);
}

}  // namespace galley
