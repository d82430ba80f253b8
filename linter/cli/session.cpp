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

StyleSources style_sources(const CheckArguments& arguments, const Config& config) {
  StyleSources sources{.config = arguments.vale_config, .searches = !arguments.no_config, .folders = arguments.styles};
  sources.folders.insert(sources.folders.end(), config.styles.begin(), config.styles.end());
  return sources;
}

// "path:3:7: what is wrong", in two.
RunError to_error(const std::string& wrong) {
  const std::size_t colon = wrong.find(": ");
  if (colon == std::string::npos) return {.path = "styles", .message = wrong};
  return {.path = wrong.substr(0, colon), .message = wrong.substr(colon + 2)};
}

}  // namespace

unsigned thread_count(unsigned jobs) { return jobs > 0 ? jobs : std::max(1u, std::thread::hardware_concurrency()); }

Session::Session(const CheckArguments& arguments, Registry registry)
    : arguments_(arguments),
      registry_(registry),
      store_(make_store(arguments, registry)),
      config_(config_for("")),
      styles_(style_sources(arguments, config_)) {
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
  const Format* const forced = arguments_.type.empty() ? nullptr : format_by_name(arguments_.type);
  FileList files =
      collect_files(arguments_.paths,
                    {.hidden = arguments_.hidden,
                     .no_ignore = arguments_.no_ignore,
                     .any_extension = forced != nullptr,
                     .excluded = [this](const std::string& path) { return is_excluded(store_.for_path(path), path); }});
  errors_ = std::move(files.errors);
  for (std::string& path : files.paths) {
    const bool is_input = path == "-";
    Input input{.path = is_input ? arguments_.stdin_filename : std::move(path)};
    if (is_input) input.bytes = read_standard_input();
    input.format = forced ? forced : format_of(input.path);
    if (!forced) {
      const std::string mapped = styles_.mapped_extension(input.path);
      if (const Format* const format = mapped.empty() ? nullptr : format_of("x." + mapped)) input.format = format;
    }
    if (!input.format) input.format = format_by_name("plain");
    rules_for(input.path);  // A configuration that is wrong is said before work begins, and not by a thread.
    inputs_.push_back(std::move(input));
  }
}

const RuleSet& Session::rules_for(const std::string& path) {
  const Config& found = store_.for_path(path);
  const std::shared_ptr<const StyleSet> styles = styles_.for_path(path);
  const auto key = std::pair{found.folder + '\n' + resolve_key(found, path), styles.get()};
  const std::lock_guard lock{mutex_};
  auto& rules = rule_sets_[key];
  if (!rules) {
    rules = std::make_unique<RuleSet>(make_rule_set(registry_, config_for(path)));
    rules->styles = styles;
  }
  return *rules;
}

LintResult Session::check() {
  const LintOptions options{.jobs = thread_count(arguments_.jobs), .progress = progress_line(arguments_.quiet)};
  LintResult result = lint(
      inputs_, [this](const std::string& path) -> const RuleSet& { return rules_for(path); }, options);
  result.errors.insert(result.errors.begin(), errors_.begin(), errors_.end());
  for (const std::string& wrong : styles_.take_errors()) result.errors.push_back(to_error(wrong));
  return result;
}

}  // namespace galley
