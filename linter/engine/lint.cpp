// Two steps. Each file is read, parsed and checked by its own rules; its
// document is dropped, and what is kept of it is small: what was said, the
// stet directives, and the hashes of its words. Then the rules which see all
// files run over those hashes, and the few files that they speak of are read
// again. Every file's results stand at its index, so the order in which
// threads come to them can't be seen in the answer.
#include "linter/engine/lint.h"

#include <algorithm>
#include <atomic>
#include <set>

#include "linter/diagnostic/fingerprint.h"
#include "linter/diagnostic/suppress.h"
#include "linter/document/language.h"
#include "linter/engine/rule_costs.h"
#include "linter/engine/word_spans.h"
#include "linter/text/hash.h"
#include "linter/text/parallel.h"

namespace galley {
namespace {

// What is kept of a file once its document is gone.
struct FileResult {
  const RuleSet* rules = nullptr;
  std::shared_ptr<const SourceFile> source;  // kept if something was said of it, or if it can't be read again
  std::uint64_t digest = 0;
  std::vector<Diagnostic> diagnostics;
  Suppressions suppressions;
  std::optional<RunError> error;

  // For the cache.
  std::optional<FileStamp> stamp;               // before it was read
  std::uint64_t key = 0;                        // of the rules that it is checked by; 0: not to be remembered
  const CheckCache::Known* recalled = nullptr;  // what it was found to be like
  std::vector<Diagnostic> own;                  // what its own rules said
};

class Run {
 public:
  Run(std::span<const Input> inputs, const RulesFor& rules_for, const LintOptions& options)
      : inputs_(inputs),
        rules_for_(rules_for),
        options_(options),
        files_(inputs.size()),
        words_(inputs.size()),
        costs_(options.statistics) {}

  LintResult run() {
    parallel_for(inputs_.size(), options_.jobs, [this](std::size_t index) { check_file(index); });
    check_corpus();
    if (options_.statistics) gather_statistics();
    if (options_.cache) remember();
    parallel_for(inputs_.size(), options_.jobs, [this](std::size_t index) { finish_file(files_[index], index); });
    return collect();
  }

 private:
  void check_file(std::size_t index) {
    files_[index].rules = &rules_for_(inputs_[index].path);
    if (!recall(index)) read_and_check(index);
    if (options_.progress) options_.progress(++done_, inputs_.size());
  }

  bool needs_words(const FileResult& file) const { return options_.statistics || file.rules->has_corpus_rules(); }

  void read_and_check(std::size_t index) {
    FileResult& file = files_[index];
    const auto source = read_source(inputs_[index], file.error);
    if (!source) return;
    const Document document = inputs_[index].format->parse(source);
    const bool english = is_english(document, file.rules->language);
    RuleContext context{document};
    for (const ActiveRule& rule : file.rules->rules) {
      if (rule.rule && (english || !rule.english)) check_rule(rule, context, index);
    }
    file.suppressions = Suppressions{document};
    if (needs_words(file)) words_[index] = {.file = id_of(index), .words = word_hashes(document)};
    if (needs_words(file) || options_.cache) file.digest = hash(source->bytes());
    if (file.key != 0) file.own = file.diagnostics;
    if (!file.diagnostics.empty() || inputs_[index].bytes || !document.comments().empty()) file.source = source;
  }

  static FileId id_of(std::size_t index) { return FileId{static_cast<std::uint32_t>(index)}; }

  // True if what was found in the file the last time still holds.
  bool recall(std::size_t index) {
    const Input& input = inputs_[index];
    FileResult& file = files_[index];
    if (!options_.cache || input.bytes || file.rules->key == 0) return false;
    file.stamp = stamp_of(input.path);
    if (!file.stamp) return false;
    file.key = hash(input.format->name, file.rules->key + (needs_words(file) ? 1 : 0));
    const CheckCache::Known* const known = options_.cache->find(input.path);
    if (!known || known->rules != file.key) return false;
    const bool is_sure = known->stamp.is_settled && known->stamp == *file.stamp;
    if (!is_sure && !has_digest(input, known->digest)) return false;
    std::vector<std::uint32_t> words;
    std::vector<Diagnostic> diagnostics;
    if (!decode_found(known->found, words, diagnostics)) return false;
    file.recalled = known;
    file.digest = known->digest;
    if (needs_words(file)) words_[index] = {.file = id_of(index), .words = std::move(words)};
    for (Diagnostic& diagnostic : diagnostics) place(diagnostic, id_of(index));
    file.diagnostics = std::move(diagnostics);
    return true;
  }

  static bool has_digest(const Input& input, std::uint64_t digest) {
    std::optional<RunError> error;
    const auto source = read_source(input, error);
    return source && hash(source->bytes()) == digest;
  }

  // Directives are not remembered, so files that have some are read each time.
  void remember() const {
    std::vector<std::string> encoded(files_.size());
    std::vector<CheckCache::Entry> entries;
    bool is_new = false;
    for (std::size_t index = 0; index < files_.size(); ++index) {
      const FileResult& file = files_[index];
      if (file.key == 0 || file.error || !file.suppressions.empty()) continue;
      CheckCache::Known known{.stamp = *file.stamp, .digest = file.digest, .rules = file.key};
      if (file.recalled) {
        known.found = file.recalled->found;
        is_new |= !(file.recalled->stamp == *file.stamp);
      } else {
        encoded[index] = encode_found(words_[index].words, file.own);
        known.found = encoded[index];
        is_new = true;
      }
      entries.push_back({.path = inputs_[index].path, .known = known});
    }
    if (is_new || entries.size() != options_.cache->size()) options_.cache->save(entries);
  }

  void check_rule(const ActiveRule& rule, RuleContext& context, std::size_t index) {
    costs_.measure(rule.id, RuleCosts::Clock::thread, [&] { rule.rule->check(context); });
    for (Diagnostic& diagnostic : context.take()) {
      place(diagnostic, id_of(index));
      add(rule, std::move(diagnostic));
    }
  }

  // A rule of one document doesn't know which file it is.
  static void place(Diagnostic& diagnostic, FileId file) {
    diagnostic.file = file;
    for (Related& related : diagnostic.related) related.file = file;
    for (Fix& fix : diagnostic.fixes) {
      for (Edit& edit : fix.edits) edit.file = file;
    }
  }

  void add(const ActiveRule& rule, Diagnostic diagnostic) {
    diagnostic.rule = rule.id;
    diagnostic.severity = rule.severity;
    files_[static_cast<std::size_t>(diagnostic.file)].diagnostics.push_back(std::move(diagnostic));
  }

  // A rule of all files has one set of options: those of the first file it
  // holds for. It sees the files for which it is switched on.
  void check_corpus() {
    std::set<std::string, std::less<>> ids;
    for (const FileResult& file : files_) {
      for (const ActiveRule& rule : file.rules->rules) {
        if (rule.corpus) ids.insert(rule.id);
      }
    }
    for (const std::string& id : ids) check_corpus_rule(id);
  }

  void check_corpus_rule(const std::string& id) {
    const ActiveRule* first = nullptr;
    std::vector<CorpusFile> corpus;
    for (std::size_t index = 0; index < files_.size(); ++index) {
      const ActiveRule* rule = files_[index].rules->find(id);
      if (!rule || words_[index].words.empty()) continue;
      if (!first) first = rule;
      corpus.push_back(std::move(words_[index]));
    }
    if (!first) return;
    CorpusContext context{corpus, [this](FileId file) { return reload(file); }, options_.jobs};
    costs_.measure(id, RuleCosts::Clock::process, [&] { first->corpus->check(context); });
    for (CorpusFile& file : corpus) words_[static_cast<std::size_t>(file.file)] = std::move(file);
    for (Diagnostic& diagnostic : context.take()) {
      add(*files_[static_cast<std::size_t>(diagnostic.file)].rules->find(id), std::move(diagnostic));
    }
  }

  void gather_statistics() {
    std::vector<repeat::Text> texts;
    for (const CorpusFile& file : words_) texts.emplace_back(file.words);
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
    return source && hash(source->bytes()) == file.digest ? source : nullptr;
  }

  std::shared_ptr<const Document> reload(FileId file) const {
    const auto index = static_cast<std::size_t>(file);
    const auto source = source_again(index);
    return source ? std::make_shared<const Document>(inputs_[index].format->parse(source)) : nullptr;
  }

  void finish_file(FileResult& file, std::size_t index) {
    if (file.error) return;
    std::erase_if(file.diagnostics,
                  [&](const Diagnostic& diagnostic) { return file.suppressions.suppresses(diagnostic); });
    report_unused(file, index);
    if (file.diagnostics.empty()) return;
    std::sort(file.diagnostics.begin(), file.diagnostics.end(), comes_before);
    if (!file.source) file.source = source_again(index);
    if (file.source) set_fingerprints(file.diagnostics, *file.source);
  }

  void report_unused(FileResult& file, std::size_t index) {
    const ActiveRule* rule = file.rules->find(unused_stet);
    if (!rule) return;
    std::vector<std::string_view> active;
    for (const ActiveRule& other : file.rules->rules) active.push_back(other.id);
    for (Diagnostic& diagnostic : file.suppressions.unused(active, file.rules->known)) {
      place(diagnostic, id_of(index));
      add(*rule, std::move(diagnostic));
    }
  }

  LintResult collect() {
    LintResult result;
    std::vector<bool> spoken_of(files_.size());
    for (FileResult& file : files_) {
      for (Diagnostic& diagnostic : file.diagnostics) {
        spoken_of[static_cast<std::size_t>(diagnostic.file)] = true;
        for (const Related& related : diagnostic.related) spoken_of[static_cast<std::size_t>(related.file)] = true;
        result.diagnostics.push_back(std::move(diagnostic));
      }
    }
    if (statistics_) {
      for (const RepeatedText& text : statistics_->passages) spoken_of[static_cast<std::size_t>(text.file)] = true;
      result.statistics = std::move(statistics_);
    }
    result.sources.resize(files_.size());
    parallel_for(files_.size(), options_.jobs, [&](std::size_t index) {
      if (spoken_of[index]) result.sources[index] = source_again(index);
    });
    for (std::size_t index = 0; index < files_.size(); ++index) {
      if (spoken_of[index] && !result.sources[index]) files_[index].error = changed_meanwhile(inputs_[index]);
      if (files_[index].error) result.errors.push_back(std::move(*files_[index].error));
    }
    drop_what_changed(result);
    return result;
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
  std::vector<CorpusFile> words_;
  RuleCosts costs_;
  std::optional<Statistics> statistics_;
  std::atomic<std::size_t> done_ = 0;
};

}  // namespace

LintResult lint(std::span<const Input> inputs, const RulesFor& rules_for, const LintOptions& options) {
  return Run{inputs, rules_for, options}.run();
}

}  // namespace galley
