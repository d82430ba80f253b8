// A rule which sees all files of a run: what repeats from one to another.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/document/chapter.h"
#include "linter/document/document.h"
#include "linter/repeat/renew.h"
#include "linter/rule/word_list.h"

namespace galley {

// What is kept of every file.
struct CorpusFile {
  FileId file{};
  WordList words = {};        // word_hashes() of its document
  std::uint64_t version = 0;  // tells documents of files apart
  ChapterMark chapter = {};
};

// What a rule made of something that it had found before.
struct Recalled {
  bool is_known = false;
  std::optional<Diagnostic> said = std::nullopt;  // none if there was nothing to say
};

// repeat::find(), perhaps by help of what was found before.
using FindPassages =
    std::function<std::vector<repeat::Passage>(const repeat::Corpus&, const repeat::Search&, unsigned jobs)>;

// What the engine does for a rule, as a rule sees no path: it passes on the
// globs that stand in its options, as they are written.
struct FileAccess {
  // Reads a file again. Null when it can't be read any more.
  std::function<std::shared_ptr<const Document>(FileId)> document;
  std::function<bool(FileId, const std::string& glob)> is_named = {};
  // word_hashes() of every file that the glob names, in this run or not.
  std::function<std::vector<std::vector<std::uint32_t>>(const std::string& glob)> words_of = {};
  FindPassages find_passages = {};  // may be empty

  // A number for the folder that a file stands in.
  std::function<std::uint64_t(FileId)> folder = {};
  // True if all copy of the file's folder is in this run.
  std::function<bool(FileId)> is_folder_whole = {};
  // The first number in the file's name: 3 for "03-boats.md".
  std::function<std::optional<std::uint32_t>(FileId)> number_in_name = {};

  // Both may be empty. A key stands for all that decides what is said but the
  // rule's options; `files` are those that may be spoken of.
  std::function<Recalled(std::uint64_t key, std::span<const FileId> files)> recall = {};
  std::function<void(std::uint64_t key, std::span<const FileId> files, const Diagnostic* said)> remember = {};
};

class CorpusContext {
 public:
  CorpusContext(std::span<const CorpusFile> files, FileAccess access, unsigned jobs)
      : files_(files), access_(std::move(access)), jobs_(jobs) {}

  // Ordered by FileId.
  std::span<const CorpusFile> files() const { return files_; }

  // The document of a file, parsed anew: for the few that passages stand in.
  std::shared_ptr<const Document> document(FileId file) const { return access_.document(file); }

  // Of files(), those that a glob of an option names.
  std::vector<bool> files_named(const std::string& glob) const {
    std::vector<bool> named;
    for (const CorpusFile& file : files_) named.push_back(access_.is_named(file.file, glob));
    return named;
  }

  std::vector<std::vector<std::uint32_t>> words_of(const std::string& glob) const { return access_.words_of(glob); }

  std::uint64_t folder(FileId file) const { return access_.folder(file); }
  bool is_folder_whole(FileId file) const { return access_.is_folder_whole(file); }
  std::optional<std::uint32_t> number_in_name(FileId file) const { return access_.number_in_name(file); }

  // The repeats in the words of files().
  std::vector<repeat::Passage> passages(const repeat::Corpus& corpus, const repeat::Search& search) const {
    return access_.find_passages ? access_.find_passages(corpus, search, jobs_) : repeat::find(corpus, search, jobs_);
  }

  // How many threads the rule may use; the answer must not depend on it.
  unsigned jobs() const { return jobs_; }

  // What was said under the key before, to be reported again.
  Recalled recall(std::uint64_t key, std::span<const FileId> files) const {
    return access_.recall ? access_.recall(key, files) : Recalled{};
  }
  // `said` is null for nothing.
  void remember(std::uint64_t key, std::span<const FileId> files, const Diagnostic* said) const {
    if (access_.remember) access_.remember(key, files, said);
  }
  void report(Diagnostic said) { diagnostics_.push_back(std::move(said)); }

  // The engine adds id and severity. The reference is good until the next report.
  Diagnostic& report(FileId file, Span span, std::string message) {
    diagnostics_.push_back({.file = file, .span = span, .message = std::move(message)});
    return diagnostics_.back();
  }

  std::vector<Diagnostic> take() { return std::move(diagnostics_); }

 private:
  std::span<const CorpusFile> files_;
  FileAccess access_;
  unsigned jobs_;
  std::vector<Diagnostic> diagnostics_;
};

class CorpusRule {
 public:
  virtual ~CorpusRule() = default;
  virtual void check(CorpusContext& context) const = 0;
};

}  // namespace galley
