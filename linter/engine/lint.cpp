// Two steps. Each file is read, parsed and checked by its own rules; its
// document is dropped, and what is kept of it is small: what was said, the
// stet directives, the hashes of its words, and what it takes to have the
// document again from the text. Then the rules which see all files run over
// those hashes, and the files that they speak of are read again. Every file's results stand at its index, so the order
// in which threads come to them can't be seen in the answer.
#include "linter/engine/lint.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <mutex>
#include <set>

#include "linter/diagnostic/fingerprint.h"
#include "linter/document/packed_document.h"
#include "linter/engine/checked_file.h"
#include "linter/engine/named_files.h"
#include "linter/engine/said_before.h"
#include "linter/engine/word_spans.h"
#include "linter/text/disk.h"
#include "linter/text/hash.h"
#include "linter/text/parallel.h"
#include "linter/text/text_layout.h"

namespace galley {
namespace {

// A file of the run.
struct FileResult {
  CheckedFile checked;
  std::shared_ptr<const SourceFile> source;  // kept if something was said of it, or if it can't be read again
  std::shared_ptr<const Document> document;  // of the only file of a run
  PackedDocument packed;                     // of one among several that was read, if it may be needed again
  std::span<const std::uint32_t> words;      // of that; they stay where they are when the list is moved
  std::optional<RunError> error;
  bool is_binary = false;  // then there is nothing else

  // For the cache.
  std::optional<FileStamp> stamp;               // before it was read
  std::uint64_t key = 0;                        // of the rules that it is checked by; 0: not to be remembered
  const CheckCache::Known* recalled = nullptr;  // what it was found to be like
  std::string layout;                           // of a file that was read
  std::vector<Diagnostic> own;                  // what its own rules said
};

class Run {
 public:
  Run(std::span<const Input> inputs, const RulesFor& rules_for, const LintOptions& options)
      : inputs_(inputs), rules_for_(rules_for), options_(options), files_(inputs.size()) {}

  LintResult run() {
    parallel_for(inputs_.size(), options_.jobs, [this](std::size_t index) { check_file(index); });
    check_all();
    if (options_.statistics) gather_statistics();
    if (options_.cache) remember();
    parallel_for(inputs_.size(), options_.jobs, [this](std::size_t index) { finish_file(files_[index], index); });
    return collect();
  }

 private:
  void check_file(std::size_t index) {
    files_[index].checked.rules = &rules_for_(inputs_[index].path);
    if (!recall(index)) read_and_check(index);
    if (options_.progress) options_.progress(++done_, inputs_.size());
  }

  void read_and_check(std::size_t index) {
    FileResult& file = files_[index];
    const auto source = read_source(inputs_[index], file.error);
    if (!source) return;
    if (inputs_[index].may_be_binary && source->encoding() == Encoding::utf8 && is_binary(source->bytes())) {
      file.is_binary = true;
      file.key = 0;
      return;
    }
    const Format& format = *inputs_[index].format;
    if (const auto fault = format.envelope ? format.envelope->fault(*source) : std::nullopt) {
      const Position at = source->position(fault->at, ColumnUnit::code_points);
      file.error = {
          .path = inputs_[index].path + ':' + std::to_string(at.line + 1) + ':' + std::to_string(at.column + 1),
          .message = fault->why};
      return;
    }
    auto document = std::make_shared<const Document>(format.parse(source));
    file.checked = galley::check_file(*document, format, id_of(index), *file.checked.rules,
                                      {.words = options_.statistics ? Words::always : Words::if_needed,
                                       .costs = costs(),
                                       .find_archived = options_.find_archived});
    const bool is_asked_for = options_.statistics || file.checked.rules->has_corpus_rules();
    if (is_asked_for) keep(file, std::move(document));
    const bool is_wanted = !file.checked.diagnostics.empty() || file.checked.has_comments;
    if (is_wanted || inputs_[index].bytes) file.source = source;
    if (file.key == 0) return;
    set_contents(file.checked.diagnostics, *source);
    file.own = file.checked.diagnostics;
    if (source->encoding() == Encoding::utf8) file.layout = TextLayout::packed(source->bytes());
  }

  void keep(FileResult& file, std::shared_ptr<const Document> document) const {
    if (inputs_.size() == 1) {
      file.document = std::move(document);
    } else if (!file.checked.words.words.empty()) {
      file.words = file.checked.words.words;
      file.packed = PackedDocument{*document};
    }
  }

  RuleCosts* costs() { return options_.statistics ? &costs_ : nullptr; }

  // True if what was found in the file the last time still holds.
  bool recall(std::size_t index) {
    const Input& input = inputs_[index];
    FileResult& file = files_[index];
    const RuleSet& rules = *file.checked.rules;
    if (!options_.cache || options_.statistics || input.bytes || rules.key == 0) return false;
    const CheckCache::Known* const known = options_.cache->find(input.path);
    file.stamp = input.is_unchanged && known ? known->stamp : stamp_of(input.path);
    if (!file.stamp) return false;
    file.key = hash(input.format->name, rules.key + (rules.has_corpus_rules() ? 1 : 0));
    if (!known || known->rules != file.key) return false;
    const bool is_sure = known->stamp.is_settled && known->stamp == *file.stamp;
    if (!is_sure && !has_digest(input, known->digest)) return false;
    CheckedFile found{.rules = &rules,
                      .digest = known->digest,
                      .words = {.file = id_of(index), .version = version_of(known->digest, *input.format)},
                      .is_enveloped = input.format->envelope != nullptr};
    auto decoded = decode_found(known->found);
    if (!decoded) return false;
    found.diagnostics = std::move(decoded->diagnostics);
    found.words.chapter = decoded->chapter;
    found.words.words = std::move(decoded->words);
    if (known->words != 0) {
      const auto kept = options_.cache->passages().words_of(known->words);
      if (!kept) return false;
      found.words.words = WordList::view_of(*kept);
    }
    for (Diagnostic& diagnostic : found.diagnostics) place(diagnostic, id_of(index));
    file.checked = std::move(found);
    file.recalled = known;
    return true;
  }

  static bool has_digest(const Input& input, std::uint64_t digest) {
    std::optional<RunError> error;
    const auto source = read_source(input, error);
    return source && hash(source->bytes()) == digest;
  }

  // Directives are not remembered, so files that have some are read each time.
  void remember() const {
    const PassageCache& passages = options_.cache->passages();
    std::vector<std::string> encoded(files_.size());
    std::vector<CheckCache::Entry> entries;
    bool is_new = said_->has_news() || said_->all().size() != options_.cache->said_count();
    for (std::size_t index = 0; index < files_.size(); ++index) {
      const FileResult& file = files_[index];
      if (file.key == 0 || file.error || !file.checked.suppressions.empty()) continue;
      CheckCache::Known known{.stamp = *file.stamp, .digest = file.checked.digest, .rules = file.key};
      if (file.recalled) {
        known.found = file.recalled->found;
        known.layout = file.recalled->layout;
        known.words = file.recalled->words;
        if (known.words != 0 && !passages.keeps(known.words)) continue;
        is_new |= !(file.recalled->stamp == *file.stamp);
      } else {
        const repeat::Text words = file.checked.words.words;
        const std::uint64_t digest = words.empty() ? 0 : repeat::digest_of(words);
        const bool is_kept = digest != 0 && passages.keeps(digest);
        if (is_kept) known.words = digest;
        encoded[index] = encode_found(is_kept ? repeat::Text{} : words, file.checked.words.chapter, file.own);
        known.found = encoded[index];
        known.layout = file.layout;
        is_new = true;
      }
      entries.push_back({.path = inputs_[index].path, .known = known});
    }
    if (is_new || entries.size() != options_.cache->size()) options_.cache->save(entries, said_->all());
  }

  static FileId id_of(std::size_t index) { return FileId{static_cast<std::uint32_t>(index)}; }

  void check_all() {
    if (options_.cache) said_.emplace(*options_.cache, [this](FileId file) { return source_to_keep(file); });
    std::vector<CheckedFile*> all;
    for (FileResult& file : files_) all.push_back(&file.checked);
    const FilesOfRun of_run{
        .count = inputs_.size(),
        .path = [this](FileId file) -> const std::string& { return inputs_[static_cast<std::size_t>(file)].path; },
        .document = [this](FileId file) { return reload(file); },
        .find_passages = options_.cache ? find_by(options_.cache->passages()) : FindPassages{},
        .said = said_ ? &*said_ : nullptr,
        .complain = [this](RunError error) { complaints_.push_back(std::move(error)); }};
    const auto found = check_corpus(all, of_run, options_.jobs, costs());
    for (const Diagnostic& diagnostic : found) {
      files_[static_cast<std::size_t>(diagnostic.file)].checked.diagnostics.push_back(diagnostic);
    }
  }

  static FindPassages find_by(PassageCache& known) {
    return [&known](const repeat::Corpus& corpus, const repeat::Search& search, unsigned jobs) {
      return known.find(corpus, search, jobs);
    };
  }

  void gather_statistics() {
    std::vector<repeat::Text> texts;
    for (const FileResult& file : files_) texts.emplace_back(file.checked.words.words);
    statistics_ = repeat_statistics(texts, options_.jobs);
    statistics_->seconds = costs_.take();
    for (const Input& input : inputs_) statistics_->paths.push_back(input.path);
    std::erase_if(statistics_->passages, [this](RepeatedText& text) {
      const auto document = reload(text.file);
      if (document) text.span = WordSpans{*document}.of(text.begin, text.end);
      return !document;
    });
  }

  // Null if the file has gone, or was changed since it was checked.
  std::shared_ptr<const SourceFile> source_again(std::size_t index) const {
    const FileResult& file = files_[index];
    if (file.source || file.error) return file.source;
    std::optional<RunError> error;
    auto source = read_source(inputs_[index], error);
    return source && hash(source->bytes()) == file.checked.digest ? source : nullptr;
  }

  // A file of which something is said is needed again.
  std::shared_ptr<const SourceFile> source_to_keep(FileId of) {
    FileResult& file = files_[static_cast<std::size_t>(of)];
    if (!file.source) file.source = source_again(static_cast<std::size_t>(of));
    return file.source;
  }

  // Of what is read again something will be said, most likely: it is needed
  // once more.
  std::shared_ptr<const Document> reload(FileId of) {
    const auto index = static_cast<std::size_t>(of);
    FileResult& file = files_[index];
    if (file.document) return file.document;
    auto source = held_source(file);
    if (!source) {
      source = source_again(index);
      if (!source) return nullptr;
      hold(file, source);
    }
    if (file.packed.is_empty()) return std::make_shared<const Document>(inputs_[index].format->parse(source));
    return std::make_shared<const Document>(file.packed.unpack(source, file.words));
  }

  std::shared_ptr<const SourceFile> held_source(const FileResult& file) {
    const std::lock_guard locked{sources_};
    return file.source;
  }
  void hold(FileResult& file, std::shared_ptr<const SourceFile> source) {
    const std::lock_guard locked{sources_};
    file.source = std::move(source);
  }

  void finish_file(FileResult& file, std::size_t index) {
    file.packed = {};
    file.checked.words = {};
    if (file.error) return;
    std::vector<Diagnostic>& diagnostics = file.checked.diagnostics;
    finish(diagnostics, *file.checked.rules, id_of(index), file.checked.suppressions);
    if (diagnostics.empty()) return;
    const bool needs_text = std::any_of(diagnostics.begin(), diagnostics.end(),
                                        [](const Diagnostic& diagnostic) { return diagnostic.fingerprint == 0; });
    if (needs_text && !file.source) file.source = source_again(index);
    if (file.source) set_contents(diagnostics, *file.source);
    number_contents(diagnostics, inputs_[index].path);
  }

  LintResult collect() {
    LintResult result;
    std::vector<bool> spoken_of(files_.size());
    std::size_t count = 0;
    for (const FileResult& file : files_) {
      count += file.checked.diagnostics.size();
      result.files += static_cast<std::size_t>(!file.is_binary);
    }
    for (FileResult& file : files_) {
      std::vector<Diagnostic>& own = file.checked.diagnostics;
      for (const Diagnostic& diagnostic : own) {
        spoken_of[static_cast<std::size_t>(diagnostic.file)] = true;
        for (const Related& related : diagnostic.related) spoken_of[static_cast<std::size_t>(related.file)] = true;
      }
      if (own.size() == count) {
        result.diagnostics = std::move(own);  // those of all files
      } else {
        result.diagnostics.reserve(count);
        std::move(own.begin(), own.end(), std::back_inserter(result.diagnostics));
      }
      std::vector<Diagnostic>{}.swap(own);
    }
    if (statistics_) {
      for (const RepeatedText& text : statistics_->passages) spoken_of[static_cast<std::size_t>(text.file)] = true;
      result.statistics = std::move(statistics_);
    }
    result.sources.resize(files_.size());
    parallel_for(files_.size(), options_.jobs, [&](std::size_t index) {
      if (!spoken_of[index]) return;
      result.sources[index] = source_to_show(index);
      // Who shows it asks for lines, one file after another.
      if (result.sources[index] && result.sources[index]->has_bytes()) result.sources[index]->line_count();
    });
    for (std::size_t index = 0; index < files_.size(); ++index) {
      if (spoken_of[index] && !result.sources[index]) files_[index].error = changed_meanwhile(inputs_[index]);
      if (files_[index].error) result.errors.push_back(std::move(*files_[index].error));
    }
    std::move(complaints_.begin(), complaints_.end(), std::back_inserter(result.errors));
    add_problems(result);
    drop_what_changed(result);
    return result;
  }

  std::shared_ptr<const SourceFile> source_to_show(std::size_t index) const {
    const FileResult& file = files_[index];
    const bool is_laid_out = file.recalled && !file.recalled->layout.empty();
    if (options_.texts || file.source || !is_laid_out) return source_again(index);
    return std::make_shared<const SourceFile>(inputs_[index].path, TextLayout{file.recalled->layout});
  }

  // Each rule is named once, however many files it was given up in.
  void add_problems(LintResult& result) const {
    std::set<std::string> said;
    for (const FileResult& file : files_) {
      for (const StyleProblem& problem : file.checked.problems) {
        if (said.insert(problem.message).second)
          result.errors.push_back({.path = problem.path, .message = problem.message});
      }
    }
  }

  // A place in a file that was written to meanwhile is no place.
  static void drop_what_changed(LintResult& result) {
    const auto is_gone = [&result](FileId file) { return !result.sources[static_cast<std::size_t>(file)]; };
    std::erase_if(result.diagnostics, [&](const Diagnostic& diagnostic) {
      return is_gone(diagnostic.file) || std::any_of(diagnostic.related.begin(), diagnostic.related.end(),
                                                     [&](const Related& related) { return is_gone(related.file); });
    });
    if (!result.statistics) return;
    std::erase_if(result.statistics->passages, [&](const RepeatedText& text) { return is_gone(text.file); });
  }

  std::span<const Input> inputs_;
  const RulesFor& rules_for_;
  const LintOptions& options_;
  std::vector<FileResult> files_;
  std::mutex sources_;  // while rules of all files ask for documents
  std::vector<RunError> complaints_;
  RuleCosts costs_;
  std::optional<Statistics> statistics_;
  std::optional<SaidBefore> said_;  // with a cache
  std::atomic<std::size_t> done_ = 0;
};

}  // namespace

LintResult lint(std::span<const Input> inputs, const RulesFor& rules_for, const LintOptions& options) {
  return Run{inputs, rules_for, options}.run();
}

}  // namespace galley
