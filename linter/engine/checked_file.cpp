#include "linter/engine/checked_file.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "linter/diagnostic/each_file.h"
#include "linter/document/language.h"
#include "linter/engine/said_before.h"
#include "linter/engine/string_fixes.h"
#include "linter/text/hash.h"

namespace galley {
namespace {

void say(std::vector<Diagnostic>& out, const ActiveRule& rule, Diagnostic diagnostic) {
  diagnostic.rule = rule.id;
  diagnostic.severity = std::min(rule.severity, diagnostic.at_most);
  out.push_back(std::move(diagnostic));
}

void append(std::vector<Diagnostic>& to, std::vector<Diagnostic>&& found) {
  if (to.empty())
    to = std::move(found);
  else
    std::move(found.begin(), found.end(), std::back_inserter(to));
}

// The block of the first byte of `span`; none if it lies before or between them.
bool is_in_other_language(const Document& document, BlockLanguages& languages, Span span) {
  const auto blocks = document.blocks();
  const auto behind = std::partition_point(blocks.begin(), blocks.end(), [&](const Block& block) {
    return document.source_span(block.span).begin <= span.begin;
  });
  return behind != blocks.begin() && languages.is_other(static_cast<std::size_t>(behind - blocks.begin()) - 1);
}

// `languages` is null where the document's is declared.
void check_rule(const ActiveRule& rule, RuleContext& context, FileId id, BlockLanguages* languages, RuleCosts* costs,
                std::vector<Diagnostic>& out) {
  measure(costs, rule.id, RuleCosts::Clock::thread, [&] { rule.rule->check(context); });
  for (Diagnostic& diagnostic : context.take()) {
    if (rule.english && languages && is_in_other_language(context.document(), *languages, diagnostic.span)) continue;
    place(diagnostic, id);
    say(out, rule, std::move(diagnostic));
  }
}

void check_own_rules(const Document& document, const RuleSet& rules, FileId id, const CheckOptions& options,
                     std::vector<Diagnostic>& out) {
  const bool english = is_english(document, rules.language);
  const bool is_declared = !rules.language.empty() && rules.language != "auto";
  BlockLanguages languages{document};
  RuleContext context{document, options.find_archived};
  for (const ActiveRule& rule : rules.rules) {
    if (rule.rule && (english || !rule.english))
      check_rule(rule, context, id, is_declared ? nullptr : &languages, options.costs, out);
  }
}

void check_corpus_rule(const std::string& id, std::span<CheckedFile* const> files, const FilesOfRun& of_run,
                       unsigned jobs, RuleCosts* costs, std::vector<Diagnostic>& out) {
  const ActiveRule* first = nullptr;
  std::vector<CheckedFile*> seen;
  std::vector<CorpusFile> corpus;
  for (CheckedFile* const file : files) {
    const ActiveRule* const rule = file->rules->find(id);
    if (!rule || file->words.words.empty()) continue;
    if (!first) first = rule;
    seen.push_back(file);
    corpus.push_back(std::move(file->words));
  }
  if (!first) return;
  FileAccess access = access_from(of_run, seen.front()->rules->folder);
  if (of_run.said != nullptr && first->key != 0) of_run.said->serve(access, id, first->key);
  CorpusContext context{corpus, std::move(access), jobs};
  measure(costs, id, RuleCosts::Clock::process, [&] { first->corpus->check(context); });
  for (std::size_t i = 0; i < seen.size(); ++i) seen[i]->words = std::move(corpus[i]);
  for (Diagnostic& diagnostic : context.take()) {
    const auto of = std::lower_bound(seen.begin(), seen.end(), diagnostic.file,
                                     [](const CheckedFile* file, FileId wanted) { return file->words.file < wanted; });
    if ((*of)->is_enveloped) diagnostic.fixes = {};  // what it deletes goes over strings
    say(out, *(*of)->rules->find(id), std::move(diagnostic));
  }
}

// In the order of comes_before(), of one file. Each is moved once or twice, as it
// is large and there may be many.
void sort_by_place(std::vector<Diagnostic>& diagnostics) {
  struct Place {
    Span span;
    std::uint32_t from = 0;
  };
  std::vector<Place> places;
  places.reserve(diagnostics.size());
  for (const Diagnostic& diagnostic : diagnostics)
    places.push_back({.span = diagnostic.span, .from = static_cast<std::uint32_t>(places.size())});
  std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
    return a.span != b.span ? a.span < b.span : comes_before(diagnostics[a.from], diagnostics[b.from]);
  });
  for (std::uint32_t begin = 0; begin < places.size(); ++begin) {
    if (places[begin].from == begin) continue;
    Diagnostic first = std::move(diagnostics[begin]);
    std::uint32_t at = begin;
    while (places[at].from != begin) {
      const std::uint32_t from = std::exchange(places[at].from, at);
      diagnostics[at] = std::move(diagnostics[from]);
      at = from;
    }
    places[at].from = at;
    diagnostics[at] = std::move(first);
  }
}

void report_unused(std::vector<Diagnostic>& diagnostics, const RuleSet& rules, FileId id,
                   const Suppressions& suppressions) {
  const ActiveRule* const rule = suppressions.empty() ? nullptr : rules.find(unused_stet);
  if (!rule) return;
  std::vector<std::string_view> active;
  for (const ActiveRule& other : rules.rules) active.push_back(other.id);
  if (rules.styles) {
    for (const StyleSet::Member& member : rules.styles->members()) active.push_back(member.compiled->rule.name);
  }
  for (Diagnostic& diagnostic : suppressions.unused(active, rules.known)) {
    place(diagnostic, id);
    say(diagnostics, *rule, std::move(diagnostic));
  }
}

}  // namespace

void place(Diagnostic& diagnostic, FileId file) {
  each_file(diagnostic, [file](FileId& own) { own = file; });
}

std::uint64_t version_of(std::uint64_t digest, const Format& format) { return hash(format.name, digest) | 1; }

CheckedFile check_file(const Document& document, const Format& format, FileId id, const RuleSet& rules,
                       const CheckOptions& options) {
  const std::uint64_t digest = hash(document.source().bytes());
  CheckedFile file{.rules = &rules, .digest = digest, .words = {.file = id, .version = version_of(digest, format)}};
  if (!format.only_styles) check_own_rules(document, rules, id, options, file.diagnostics);
  std::vector<Span> strings;
  std::optional<Document> with_comments;
  if (format.envelope) {
    file.is_enveloped = true;
    strings = format.envelope->strings(document.source());
    keep_in_strings(file.diagnostics, strings);
    if (rules.styles) with_comments = format.envelope->parse_with_comments(document.shared_source());
  }
  const Document& seen_by_styles = with_comments ? *with_comments : document;
  if (rules.styles) {
    std::vector<Diagnostic> found = rules.styles->check(seen_by_styles, file.problems);
    for (Diagnostic& diagnostic : found) place(diagnostic, id);
    append(file.diagnostics, std::move(found));
  }
  if (format.envelope) fit_into_strings(file.diagnostics, document.source(), strings);
  file.has_comments = !seen_by_styles.comments().empty();
  file.suppressions = Suppressions{seen_by_styles};
  const bool keeps_words = options.words == Words::always || rules.has_corpus_rules();
  if (keeps_words && !format.only_styles) {
    file.words.words = word_hashes(document);
    file.words.chapter = chapter_of(document);
  }
  return file;
}

std::vector<Diagnostic> check_corpus(std::span<CheckedFile* const> files, const FilesOfRun& of_run, unsigned jobs,
                                     RuleCosts* costs) {
  std::set<std::string, std::less<>> ids;
  for (const CheckedFile* const file : files) {
    for (const ActiveRule& rule : file->rules->rules) {
      if (rule.corpus) ids.insert(rule.id);
    }
  }
  std::vector<Diagnostic> found;
  for (const std::string& id : ids) check_corpus_rule(id, files, of_run, jobs, costs, found);
  return found;
}

void finish(std::vector<Diagnostic>& diagnostics, const RuleSet& rules, FileId id, Suppressions& suppressions) {
  std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) { return suppressions.suppresses(diagnostic); });
  report_unused(diagnostics, rules, id, suppressions);
  sort_by_place(diagnostics);
}

}  // namespace galley
