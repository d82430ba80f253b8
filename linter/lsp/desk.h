// What the server works on: the client's documents and folders, the rules that
// hold for them, and what was found. Knows nothing of messages.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "linter/engine/archive_lookup.h"
#include "linter/engine/known_findings.h"
#include "linter/engine/path_rules.h"
#include "linter/engine/workspace.h"
#include "linter/lsp/client.h"
#include "linter/lsp/convert.h"
#include "linter/lsp/documents.h"

namespace galley::lsp {

// The rules as the configuration and the house's pages have them now.
struct LoadedRules {
  Registry registry;  // all that there are
  std::unique_ptr<PathRules> rules;
  std::vector<std::string> house_folders = {};
  std::string problem = {};                // what is wrong with a house rule; the others are there
  std::shared_ptr<const void> owner = {};  // of what the registry speaks of and isn't built in
};

// Throws Error.
using LoadRules = std::function<LoadedRules()>;

class Desk {
 public:
  // `folder_of_pages` may be empty.
  Desk(LoadRules load, std::string folder_of_pages, unsigned jobs)
      : pages{.folder = std::move(folder_of_pages), .registry = {}}, load_(std::move(load)), jobs_(jobs) {
    reload();
  }

  // Reads the configuration again; every text must be taken up anew.
  void reload();

  // A document was opened. What the archive has of it is no finding, wherever
  // it stands.
  void opened(const std::string& path);

  // Checks a document that was changed. Nothing is said of what is no copy, or
  // excluded.
  void check(OpenDocument& document);
  void check_unchecked();

  // Takes up the file as the disk has it; lets it go where it isn't there, is
  // no copy or excluded. What is open stays as the editor has it.
  void take_up(const std::string& path);

  // Whether the path is that of a page which is, or would be, read for the house's rules.
  bool may_hold_house_rule(const std::string& path) const;

  // The files of the folders.
  std::vector<std::string> files_in(const std::vector<std::string>& roots);

  // The configuration that holds for a path, an absolute one; nothing where it is wrong.
  std::optional<Config> config_for(const std::string& path) const;

  Converter converter() const { return {*workspace, open, client, pages}; }

  // What is wrong with a configuration, and in which file; the last problem met.
  std::optional<std::string> configuration_problem;

  Client client;
  Pages pages;
  OpenDocuments open;
  std::unique_ptr<Workspace> workspace;

 private:
  void load_rules();
  void load_baseline();
  void load_archive();
  void note_archive_problem();
  // Of the first folder: what holds for the run as a whole.
  Config config_of_run() const;
  FindArchived find_archived() const { return archive_ ? archive_->find() : FindArchived{}; }
  // Null where its configuration is wrong, or excludes it.
  const RuleSet* rules_for(const std::string& path);

  LoadRules load_;
  unsigned jobs_;
  std::shared_ptr<const void> owner_;  // of the registry's rules; outlives rules_
  std::vector<std::string> house_folders_;
  std::unique_ptr<PathRules> rules_;
  std::optional<KnownFindings> known_;
  std::unique_ptr<ArchiveLookup> archive_;
};

}  // namespace galley::lsp
