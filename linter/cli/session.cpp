#include "linter/cli/session.h"

#include <thread>

#include "linter/cli/cache_file.h"
#include "linter/cli/inputs.h"
#include "linter/cli/progress.h"
#include "linter/config/toml.h"
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

}  // namespace

unsigned thread_count(unsigned jobs) { return jobs > 0 ? jobs : std::max(1u, std::thread::hardware_concurrency()); }

Session::Session(const CheckArguments& arguments, Registry registry)
    : arguments_(arguments), registry_(registry), store_(make_store(arguments, registry)), config_(config_for("")) {
  check_rule_names(arguments.select, registry);
  check_rule_names(arguments.ignore, registry);
  collect_inputs();
}

// The command line wins over the file; --select replaces what it chooses.
Config Session::config_for(const std::string& path) const {
  Config config = path.empty() ? store_.for_folder(".") : resolve(store_.for_path(path), path);
  if (!arguments_.select.empty()) {
    config.select = arguments_.select;
    config.ignore.clear();
  }
  config.ignore.insert(config.ignore.end(), arguments_.ignore.begin(), arguments_.ignore.end());
  for (const std::string& value : arguments_.values) set_value(config, value, registry_);
  for (const std::string& severity : arguments_.severities) set_severity(config, severity, registry_);
  if (!arguments_.fail_on.empty()) config.fail_on = parse_fail_on(arguments_.fail_on);
  return config;
}

void Session::collect_inputs() {
  CollectOptions options = collect_options(arguments_);
  options.excluded = [this](const std::string& path) { return is_excluded(store_.for_path(path), path); };
  FileList files = collect_files(arguments_.paths, options);
  errors_ = std::move(files.errors);
  for (std::string& path : files.paths) {
    inputs_.push_back(input_of(std::move(path), arguments_));
    rules_for(inputs_.back().path);  // A configuration that is wrong is said before work begins, and not by a thread.
  }
}

const RuleSet& Session::rules_for(const std::string& path) {
  const Config& found = store_.for_path(path);
  const std::string key = found.folder + '\n' + resolve_key(found, path);
  const std::lock_guard lock{mutex_};
  auto& rules = rule_sets_[key];
  if (!rules) rules = std::make_unique<RuleSet>(make_rule_set(registry_, config_for(path)));
  return *rules;
}

LintResult Session::check() {
  const std::unique_ptr<const CheckCache> cache = open_cache(arguments_, inputs_.size());
  const LintOptions options{.jobs = thread_count(arguments_.jobs),
                            .statistics = arguments_.statistics,
                            .cache = cache.get(),
                            .progress = progress_line(arguments_.quiet)};
  LintResult result = lint(
      inputs_, [this](const std::string& path) -> const RuleSet& { return rules_for(path); }, options);
  result.errors.insert(result.errors.begin(), errors_.begin(), errors_.end());
  return result;
}

}  // namespace galley
