#include "linter/lsp/desk.h"

#include <algorithm>

#include "linter/engine/files.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"

namespace galley::lsp {

void Desk::load_rules() {
  configuration_problem.reset();
  rules_.reset();
  try {
    LoadedRules loaded = load_();
    pages.registry = loaded.registry;
    owner_ = std::move(loaded.owner);
    rules_ = std::move(loaded.rules);
    house_folders_.clear();
    for (const std::string& folder : loaded.house_folders) house_folders_.push_back(real_path(folder));
    if (!loaded.problem.empty()) configuration_problem = loaded.problem;
  } catch (const Error& wrong) {
    configuration_problem = wrong.what();
  }
}

bool Desk::may_hold_house_rule(const std::string& path) const {
  return path.ends_with(".md") && std::any_of(house_folders_.begin(), house_folders_.end(), [&](const auto& folder) {
           return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
         });
}

// As the command line takes that of the folder it runs in.
Config Desk::config_of_run() const {
  return rules_->config_of_folder(client.roots.empty() ? "." : client.roots.front());
}

void Desk::load_baseline() {
  known_.reset();
  if (!rules_) return;
  try {
    const Config config = config_of_run();
    if (config.baseline) known_.emplace(*config.baseline);
  } catch (const Error& wrong) {
    configuration_problem = wrong.what();
  }
}

// As it stands now: what is archived later is known once this is done again.
void Desk::load_archive() {
  archive_.reset();
  if (!rules_) return;
  try {
    const Config config = config_of_run();
    if (!config.archive) return;
    std::vector<std::string> paths = files_in(client.roots);
    for (const auto& [path, document] : open) paths.push_back(path);
    archive_ = std::make_unique<ArchiveLookup>(real_path(*config.archive), paths);
  } catch (const Error& wrong) {
    configuration_problem = wrong.what();
  }
}

void Desk::note_archive_problem() {
  if (const auto wrong = archive_ ? archive_->error() : std::nullopt) {
    configuration_problem = wrong->path + ": " + wrong->message;
  }
}

void Desk::opened(const std::string& path) {
  if (archive_ && !workspace->find(path)) load_archive();
}

void Desk::reload() {
  workspace.reset();  // before the rules that its files name
  load_rules();
  load_baseline();
  load_archive();
  Workspace::IsKnown is_known;
  if (known_) {
    is_known = [this](const Diagnostic& diagnostic, const std::string& path) {
      return known_->contains(entry_of(diagnostic, path, known_->paths()));
    };
  }
  workspace = std::make_unique<Workspace>(jobs_, std::move(is_known));
  for (auto& [path, document] : open) {
    document.unchecked = true;
    document.due = {};
  }
}

const RuleSet* Desk::rules_for(const std::string& path) {
  if (!rules_) return nullptr;
  try {
    return rules_->excludes(path) ? nullptr : &rules_->for_path(path);
  } catch (const Error& wrong) {
    configuration_problem = wrong.what();
    return nullptr;
  }
}

std::optional<Config> Desk::config_for(const std::string& path) const {
  if (!rules_ || !path.starts_with('/')) return std::nullopt;
  try {
    return rules_->config_of_folder(path.substr(0, path.rfind('/') + 1));
  } catch (const Error&) {
    return std::nullopt;
  }
}

void Desk::check(OpenDocument& document) {
  const auto begin = Clock::now();
  document.unchecked = false;
  if (rules_ && rules_->styles()) rules_->styles()->use_text(document.path, document.text);
  const RuleSet* const rules = document.format ? rules_for(document.path) : nullptr;
  if (!rules) {
    workspace->remove(document.path);
    return;
  }
  workspace->put({.source = std::make_shared<const SourceFile>(document.path, document.text),
                  .format = document.format,
                  .rules = rules,
                  .is_open = true,
                  .find_archived = find_archived()});
  workspace->check(document.path);
  note_archive_problem();
  document.last_check_took = Clock::now() - begin;
}

void Desk::check_unchecked() {
  for (auto& [path, document] : open) {
    if (document.unchecked) check(document);
  }
}

void Desk::take_up(const std::string& path) {
  if (open.contains(path)) return;
  if (rules_ && rules_->styles()) rules_->styles()->forget_text(path);
  const Format* const format = format_of(path);
  const RuleSet* const rules = format ? rules_for(path) : nullptr;
  try {
    if (!rules) throw Error("no copy");
    workspace->put({.source = std::make_shared<const SourceFile>(path, read_file(path)),
                    .format = format,
                    .rules = rules,
                    .find_archived = find_archived()});
  } catch (const Error&) {
    workspace->remove(path);
  }
}

std::vector<std::string> Desk::files_in(const std::vector<std::string>& roots) {
  if (roots.empty() || !rules_) return {};
  try {
    return collect_files(roots, {.excluded = [this](const std::string& path) { return rules_->excludes(path); }}).paths;
  } catch (const Error& wrong) {
    configuration_problem = wrong.what();
    return {};
  }
}

}  // namespace galley::lsp
