// What the server works on: the client's documents and folders, the rules that
// hold for them, and what was found. Knows nothing of messages.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "linter/engine/archive_lookup.h"
#include "linter/engine/known_findings.h"
#include "linter/engine/path_rules.h"
#include "linter/engine/workspace.h"
#include "linter/lsp/client.h"
#include "linter/lsp/convert.h"
#include "linter/lsp/documents.h"

namespace galley::lsp {

// Makes the rules anew, from the configuration as it stands now. Throws Error.
using MakeRules = std::function<std::unique_ptr<PathRules>()>;

class Desk {
 public:
  Desk(MakeRules make_rules, Pages of_rules, unsigned jobs)
      : pages(std::move(of_rules)), make_rules_(std::move(make_rules)), jobs_(jobs) {
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

  MakeRules make_rules_;
  unsigned jobs_;
  std::unique_ptr<PathRules> rules_;
  std::optional<KnownFindings> known_;
  std::unique_ptr<ArchiveLookup> archive_;
};

}  // namespace galley::lsp
