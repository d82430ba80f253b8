// The files of an editor's folders, kept checked while they change.
//
// What lint() says of all of them is the answer; this comes to it in steps, so
// that a keystroke costs little. `put` checks a file by its own rules, `check`
// adds what it shares with its neighbours, and `check_all`, once the person
// pauses, makes the answer whole: then every file's diagnostics are those that
// lint() gives for the same texts.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "linter/engine/checked_file.h"
#include "linter/engine/neighbours.h"
#include "linter/engine/recent_documents.h"

namespace galley {

// A text to be taken up.
struct WorkspaceText {
  std::shared_ptr<const SourceFile> source;
  const Format* format = nullptr;
  const RuleSet* rules = nullptr;   // lives as long as the workspace
  bool is_open = false;             // what the editor holds; else what the disk does, which can be read again
  FindArchived find_archived = {};  // may be empty
};

class Workspace {
 public:
  // What `is_known` says is known is not said: a baseline's findings.
  using IsKnown = std::function<bool(const Diagnostic& diagnostic, const std::string& path)>;

  explicit Workspace(unsigned jobs, IsKnown is_known = {}) : jobs_(jobs), is_known_(std::move(is_known)) {}

  // Takes up a file, or another text of it. Its path is the source's.
  void put(WorkspaceText text);
  void remove(const std::string& path);

  // Brings one file's diagnostics up to date, as far as its neighbours tell.
  void check(const std::string& path);
  // Brings all files' up to date.
  void check_all();
  bool is_settled() const { return settled_; }

  // In the order of their paths; a FileId is an index. Another put of a new
  // path, or a remove, gives them other numbers.
  std::size_t size() const { return files_.size(); }
  std::optional<FileId> find(const std::string& path) const;
  const std::string& path(FileId id) const { return at(id).path; }

  // What is said of a file, sorted. The spans are of `source`.
  std::span<const Diagnostic> said(FileId id) const { return at(id).said; }
  // Goes up whenever what is said changes, or a place that it names.
  std::uint64_t revision(FileId id) const { return at(id).revision; }
  const RuleSet& rules(FileId id) const { return *at(id).rules; }
  const Format& format(FileId id) const { return *at(id).format; }
  // The text that was checked; null if it was a file's which has changed since.
  std::shared_ptr<const SourceFile> source(FileId id) const;

 private:
  struct File {
    std::string path;
    const Format* format = nullptr;
    const RuleSet* rules = nullptr;
    std::shared_ptr<const SourceFile> source;  // kept if open, or if something was said of it
    bool is_open = false;
    CheckedFile checked;
    std::vector<Diagnostic> of_all_files;  // what the rules of all files say of it
    std::vector<Diagnostic> said;
    std::uint64_t revision = 0;
    bool is_new = false;            // nothing has been said of this text
    bool changed = false;           // since all were checked
    bool changed_in_index = false;  // since neighbours_ was made
  };

  File& at(FileId id) { return *files_[static_cast<std::size_t>(id)]; }
  const File& at(FileId id) const { return *files_[static_cast<std::size_t>(id)]; }
  FileId id_of(std::size_t index) const { return FileId{static_cast<std::uint32_t>(index)}; }
  std::size_t place_of(const std::string& path) const;
  File& file_for(const std::string& path);
  void renumber(std::size_t from, bool was_removed);
  std::vector<CheckedFile*> near(FileId id);
  void index_neighbours();
  // Of the text that was checked; null if it is no more to be had.
  std::shared_ptr<const Document> document(FileId id);
  FilesOfRun files_of_run();
  void finish_file(FileId id);
  bool names_a_changed_file(const File& file) const;

  unsigned jobs_;
  IsKnown is_known_;
  std::vector<std::unique_ptr<File>> files_;  // by path
  std::optional<Neighbours> neighbours_;
  std::vector<File*> indexed_;     // the files by their numbers in neighbours_
  repeat::RepeatedSearch search_;  // of all files
  RecentDocuments recent_{64, 4u << 20};
  std::uint64_t revisions_ = 0;
  bool settled_ = true;
};

}  // namespace galley
