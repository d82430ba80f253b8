// A rule which sees all files of a run: what repeats from one to another.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "linter/diagnostic/diagnostic.h"
#include "linter/document/document.h"

namespace galley {

// What is kept of every file: word_hashes() of its document, in file order.
struct CorpusFile {
  FileId file{};
  std::vector<std::uint32_t> words;
};

class CorpusContext {
 public:
  // Reads a file again; the engine's job. Null when it can't be read any more.
  using Reload = std::function<std::shared_ptr<const Document>(FileId)>;

  CorpusContext(std::span<const CorpusFile> files, Reload reload, unsigned jobs)
      : files_(files), reload_(std::move(reload)), jobs_(jobs) {}

  // Ordered by FileId.
  std::span<const CorpusFile> files() const { return files_; }

  // The document of a file, parsed anew: for the few that passages stand in.
  std::shared_ptr<const Document> document(FileId file) const { return reload_(file); }

  // How many threads the rule may use; the answer must not depend on it.
  unsigned jobs() const { return jobs_; }

  // The engine adds id and severity. The reference is good until the next report.
  Diagnostic& report(FileId file, Span span, std::string message) {
    diagnostics_.push_back({.file = file, .span = span, .message = std::move(message)});
    return diagnostics_.back();
  }

  std::vector<Diagnostic> take() { return std::move(diagnostics_); }

 private:
  std::span<const CorpusFile> files_;
  Reload reload_;
  unsigned jobs_;
  std::vector<Diagnostic> diagnostics_;
};

class CorpusRule {
 public:
  virtual ~CorpusRule() = default;
  virtual void check(CorpusContext& context) const = 0;
};

}  // namespace galley
