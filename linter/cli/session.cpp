#include "linter/cli/session.h"

#include <thread>

#include "linter/cli/progress.h"
#include "linter/config/toml.h"
#include "linter/engine/files.h"
#include "linter/text/error.h"

namespace galley {
namespace {

FailOn parse_fail_on(const std::string& written) {
  if (written == "error") return FailOn::error;
  if (written == "suggestion") return FailOn::suggestion;
  return written == "never" ? FailOn::never : FailOn::warning;
}

ConfigStore make_store(const CheckArguments& arguments, Registry registry) {
  if (arguments.no_config) return ConfigStore::without_files();
  if (!arguments.config.empty()) return ConfigStore::with_file(arguments.config, registry);
  return ConfigStore::searching(registry);
}

// The command line wins over the file; --select replaces what it chooses.
void change(Config& config, const CheckArguments& arguments, Registry registry) {
  if (!arguments.select.empty()) {
    config.select = arguments.select;
    config.ignore.clear();
  }
  config.ignore.insert(config.ignore.end(), arguments.ignore.begin(), arguments.ignore.end());
  for (const std::string& value : arguments.values) set_value(config, value, registry);
  for (const std::string& severity : arguments.severities) set_severity(config, severity, registry);
  if (!arguments.fail_on.empty()) config.fail_on = parse_fail_on(arguments.fail_on);
}

}  // namespace

unsigned thread_count(unsigned jobs) {
  return jobs > 0 ? jobs : std::max(1u, std::thread::hardware_concurrency());
}

std::unique_ptr<PathRules> path_rules(const CheckArguments& arguments, Registry registry) {
  check_rule_names(arguments.select, registry);
  check_rule_names(arguments.ignore, registry);
  return std::make_unique<PathRules>(make_store(arguments, registry), registry, [&arguments, registry](Config& config) {
    change(config, arguments, registry);
  });
}

Session::Session(const CheckArguments& arguments, Registry registry)
    : arguments_(arguments), rules_(path_rules(arguments, registry)), config_(rules_->config_of_folder(".")) {
  collect_inputs();
}

void Session::collect_inputs() {
  const Format* const forced = arguments_.type.empty() ? nullptr : format_by_name(arguments_.type);
  FileList files = collect_files(arguments_.paths, {.hidden = arguments_.hidden,
                                                    .no_ignore = arguments_.no_ignore,
                                                    .any_extension = forced != nullptr,
                                                    .excluded = [this](const std::string& path) { return rules_->excludes(path); }});
  errors_ = std::move(files.errors);
  for (std::string& path : files.paths) {
    const bool is_input = path == "-";
    Input input{.path = is_input ? arguments_.stdin_filename : std::move(path)};
    if (is_input) input.bytes = read_standard_input();
    input.format = forced ? forced : format_of(input.path);
    if (!input.format) input.format = format_by_name("plain");
    rules_->for_path(input.path);  // A configuration that is wrong is said before work begins, and not by a thread.
    inputs_.push_back(std::move(input));
  }
}

LintResult Session::check() {
  const LintOptions options{.jobs = thread_count(arguments_.jobs), .progress = progress_line(arguments_.quiet)};
  LintResult result = lint(inputs_, [this](const std::string& path) -> const RuleSet& { return rules_->for_path(path); }, options);
  result.errors.insert(result.errors.begin(), errors_.begin(), errors_.end());
  return result;
}

}  // namespace galley
