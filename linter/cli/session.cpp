#include "linter/cli/session.h"

#include <algorithm>
#include <thread>

#include "linter/cli/cache_file.h"
#include "linter/cli/inputs.h"
#include "linter/cli/progress.h"
#include "linter/config/toml.h"
#include "linter/engine/archive_lookup.h"
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

// "path:3:7: what is wrong", in two.
RunError to_error(const std::string& wrong) {
  const std::size_t colon = wrong.find(": ");
  if (colon == std::string::npos) return {.path = "styles", .message = wrong};
  return {.path = wrong.substr(0, colon), .message = wrong.substr(colon + 2)};
}

}  // namespace

unsigned thread_count(unsigned jobs) { return jobs > 0 ? jobs : std::max(1u, std::thread::hardware_concurrency()); }

std::unique_ptr<PathRules> path_rules(const CheckArguments& arguments, Registry registry) {
  check_rule_names(arguments.select, registry);
  check_rule_names(arguments.ignore, registry);
  auto rules =
      std::make_unique<PathRules>(make_store(arguments, registry), registry,
                                  [&arguments, registry](Config& config) { change(config, arguments, registry); });
  StyleSources sources{.config = arguments.vale_config,
                       .searches = !arguments.no_config,
                       .folders = arguments.styles,
                       .filter = arguments.style_filter};
  const std::vector<std::string> configured = rules->config_of_folder(".").styles;
  sources.folders.insert(sources.folders.end(), configured.begin(), configured.end());
  sources.kept = open_compiled_styles(arguments, sources);
  rules->use_styles(std::move(sources));
  return rules;
}

std::unique_ptr<HouseRules> house_rules(const CheckArguments& arguments, Registry others) {
  auto rules = std::make_unique<HouseRules>(others);
  Config config;
  try {
    config = make_store(arguments, {}).for_folder(".");
    for (const std::string& value : arguments.values) {
      if (value.starts_with("house-rules")) set_value(config, value, {});
    }
  } catch (const Error&) {
    return rules;  // whoever reads it for the run says what is wrong
  }
  for (const std::string& folder : config.house_rules) rules->add_folder(folder);
  return rules;
}

std::string archive_of(const CheckArguments& arguments, Registry registry) {
  if (!arguments.archive.empty()) return arguments.archive;
  return path_rules(arguments, registry)->config_of_folder(".").archive.value_or("");
}

Session::Session(const CheckArguments& arguments, Registry registry)
    : arguments_(arguments), rules_(path_rules(arguments, registry)), config_(rules_->config_of_folder(".")) {
  collect_inputs();
}

void Session::collect_inputs() {
  CollectOptions options = collect_options(arguments_);
  options.leave_closed = true;
  options.excluded = [this](const std::string& path) { return rules_->excludes(path); };
  options.reads = [this](const std::string& path) { return rules_->format_for(path) != nullptr; };
  cache_ = open_cache(arguments_);
  if (cache_ && cache_->size() > 0)
    options.known = [this](const std::string& path) { return cache_->is_unchanged(path); };
  FileList files = collect_files(arguments_.paths, options);
  errors_ = std::move(files.errors);
  for (std::size_t file = 0; file < files.paths.size(); ++file) {
    inputs_.push_back(input_of(std::move(files.paths[file]), arguments_));
    inputs_.back().is_unchanged = files.known[file];
    inputs_.back().may_be_binary = files.closed[file];
    if (inputs_.back().bytes && rules_->styles())
      rules_->styles()->use_text(inputs_.back().path, *inputs_.back().bytes);
    const Format* const format = arguments_.type.empty() ? rules_->format_for(inputs_.back().path) : nullptr;
    if (format) inputs_.back().format = format;
    rules_->for_path(
        inputs_.back().path);  // A configuration that is wrong is said before work begins, not by a thread.
  }
  if (inputs_.size() < fewest_cached_files) cache_.reset();
  if (cache_) prepare_cache_folder();
}

LintResult Session::check(Texts texts) {
  const std::unique_ptr<ArchiveLookup> archive = open_archive();
  // What an archive holds changes without the files that are checked.
  const CheckCache* const cache = archive ? nullptr : cache_.get();
  const LintOptions options{.jobs = thread_count(arguments_.jobs),
                            .statistics = arguments_.statistics,
                            .cache = cache,
                            .find_archived = archive ? archive->find() : FindArchived{},
                            .texts = texts == Texts::needed,
                            .progress = progress_line(arguments_.quiet)};
  LintResult result = lint(
      inputs_, [this](const std::string& path) -> const RuleSet& { return rules_->for_path(path); }, options);
  result.errors.insert(result.errors.begin(), errors_.begin(), errors_.end());
  for (const std::string& wrong : rules_->styles()->take_errors()) result.errors.push_back(to_error(wrong));
  if (archive && archive->error()) result.errors.push_back(*archive->error());
  rules_->styles()->keep_compiled();
  return result;
}

// Only where a rule will ask it.
std::unique_ptr<ArchiveLookup> Session::open_archive() const {
  const std::string& name = arguments_.archive.empty() ? config_.archive.value_or("") : arguments_.archive;
  if (name.empty()) return nullptr;
  const bool is_asked = std::any_of(inputs_.begin(), inputs_.end(), [this](const Input& input) {
    return rules_->for_path(input.path).find(archived_passage) != nullptr;
  });
  if (!is_asked) return nullptr;
  std::vector<std::string> paths;
  for (const Input& input : inputs_) paths.push_back(input.path);
  return std::make_unique<ArchiveLookup>(name, paths);
}

}  // namespace galley
