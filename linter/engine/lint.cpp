// Two steps. Each file is read, parsed and checked by its own rules; its
// document is dropped, and what is kept of it is small: what was said, the
// stet directives, and the hashes of its words. Then the rules which see all
// files run over those hashes, and the few files that they speak of are read
// again. Every file's results stand at its index, so the order in which
// threads come to them can't be seen in the answer.
#include "linter/engine/lint.h"

#include <algorithm>
#include <atomic>

#include "linter/diagnostic/fingerprint.h"
#include "linter/engine/checked_file.h"
#include "linter/engine/files.h"
#include "linter/engine/named_files.h"
#include "linter/text/error.h"
#include "linter/text/hash.h"
#include "linter/text/parallel.h"

namespace galley {
namespace {

// A file of the run.
struct FileResult {
  CheckedFile checked;
  std::shared_ptr<const SourceFile> source;  // kept if something was said of it, or if it can't be read again
  std::optional<RunError> error;
};

class Run {
 public:
  Run(std::span<const Input> inputs, const RulesFor& rules_for, const LintOptions& options)
      : inputs_(inputs), rules_for_(rules_for), options_(options), files_(inputs.size()) {}

  LintResult run() {
    parallel_for(inputs_.size(), options_.jobs, [this](std::size_t index) { check_file(index); });
    check_all();
    parallel_for(inputs_.size(), options_.jobs, [this](std::size_t index) { finish_file(files_[index], index); });
    return collect();
  }

 private:
  static std::shared_ptr<const SourceFile> read(const Input& input, std::optional<RunError>& error) {
    try {
      return std::make_shared<const SourceFile>(input.path, input.bytes ? *input.bytes : read_file(input.path));
    } catch (const Error& failure) {
      error = RunError{.path = input.path, .message = failure.what()};
      return nullptr;
    }
  }

  void check_file(std::size_t index) {
    FileResult& file = files_[index];
    file.checked.rules = &rules_for_(inputs_[index].path);
    if (const auto source = read(inputs_[index], file.error)) {
      file.checked = galley::check_file(source, *inputs_[index].format, id_of(index), *file.checked.rules);
      const bool is_wanted = !file.checked.diagnostics.empty() || file.checked.has_comments;
      if (is_wanted || inputs_[index].bytes) file.source = source;
    }
    if (options_.progress) options_.progress(++done_, inputs_.size());
  }

  static FileId id_of(std::size_t index) { return FileId{static_cast<std::uint32_t>(index)}; }

  void check_all() {
    std::vector<CheckedFile*> all;
    for (FileResult& file : files_) all.push_back(&file.checked);
    const FilesOfRun of_run{
        .count = inputs_.size(),
        .path = [this](FileId file) -> const std::string& { return inputs_[static_cast<std::size_t>(file)].path; },
        .document = [this](FileId file) { return reload(file); }};
    const auto found = check_corpus(all, of_run, options_.jobs);
    for (const Diagnostic& diagnostic : found) {
      files_[static_cast<std::size_t>(diagnostic.file)].checked.diagnostics.push_back(diagnostic);
    }
  }

  // Null if the file has gone, or was changed since it was checked.
  std::shared_ptr<const SourceFile> source_again(std::size_t index) const {
    const FileResult& file = files_[index];
    if (file.source || file.error) return file.source;
    std::optional<RunError> error;
    auto source = read(inputs_[index], error);
    return source && hash(source->bytes()) == file.checked.digest ? source : nullptr;
  }

  std::shared_ptr<const Document> reload(FileId file) const {
    const auto index = static_cast<std::size_t>(file);
    const auto source = source_again(index);
    return source ? std::make_shared<const Document>(inputs_[index].format->parse(source)) : nullptr;
  }

  void finish_file(FileResult& file, std::size_t index) {
    if (file.error) return;
    std::vector<Diagnostic>& diagnostics = file.checked.diagnostics;
    finish(diagnostics, *file.checked.rules, id_of(index), file.checked.suppressions);
    if (diagnostics.empty()) return;
    if (!file.source) file.source = source_again(index);
    if (file.source) set_fingerprints(diagnostics, *file.source);
  }

  LintResult collect() {
    LintResult result;
    std::vector<bool> spoken_of(files_.size());
    for (FileResult& file : files_) {
      for (Diagnostic& diagnostic : file.checked.diagnostics) {
        spoken_of[static_cast<std::size_t>(diagnostic.file)] = true;
        for (const Related& related : diagnostic.related) spoken_of[static_cast<std::size_t>(related.file)] = true;
        result.diagnostics.push_back(std::move(diagnostic));
      }
    }
    result.sources.resize(files_.size());
    parallel_for(files_.size(), options_.jobs, [&](std::size_t index) {
      if (spoken_of[index]) result.sources[index] = source_again(index);
    });
    for (std::size_t index = 0; index < files_.size(); ++index) {
      if (spoken_of[index] && !result.sources[index]) files_[index].error = changed(index);
      if (files_[index].error) result.errors.push_back(std::move(*files_[index].error));
    }
    drop_what_changed(result);
    return result;
  }

  RunError changed(std::size_t index) const {
    return {.path = inputs_[index].path, .message = "it changed while it was being checked; check it again"};
  }

  // A place in a file that was written to meanwhile is no place.
  static void drop_what_changed(LintResult& result) {
    const auto is_gone = [&result](FileId file) { return !result.sources[static_cast<std::size_t>(file)]; };
    std::erase_if(result.diagnostics, [&](const Diagnostic& diagnostic) {
      return is_gone(diagnostic.file) || std::any_of(diagnostic.related.begin(), diagnostic.related.end(),
                                                     [&](const Related& related) { return is_gone(related.file); });
    });
  }

  std::span<const Input> inputs_;
  const RulesFor& rules_for_;
  const LintOptions& options_;
  std::vector<FileResult> files_;
  std::atomic<std::size_t> done_ = 0;
};

}  // namespace

LintResult lint(std::span<const Input> inputs, const RulesFor& rules_for, const LintOptions& options) {
  return Run{inputs, rules_for, options}.run();
}

}  // namespace galley
