// Each stage of the pipeline on 4 MB of made-up prose, in bytes of text a
// CPU-second. docs/benchmarks.md has the figures and the limits beside them.
#include <algorithm>
#include <memory>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "bench/corpus.h"
#include "linter/document/tokens.h"
#include "linter/engine/rule_set.h"
#include "linter/engine/workspace.h"
#include "linter/formats/format.h"
#include "linter/style/triggers.h"
#include "linter/text/hash.h"
#include "linter/text/utf8.h"
#include "rules/registry.h"

namespace {

using namespace galley;
using Pieces = std::vector<std::shared_ptr<const SourceFile>>;

Pieces pieces(bench::Markup markup) {
  bench::Corpus corpus{7, {.markup = markup}};
  Pieces made;
  for (std::size_t bytes = 0; bytes < 4'000'000; bytes += made.back()->bytes().size()) {
    made.push_back(std::make_shared<const SourceFile>("piece", corpus.next_piece()));
  }
  return made;
}

const Pieces& plain_pieces() {
  static const Pieces made = pieces(bench::Markup::plain);
  return made;
}

const Pieces& markdown_pieces() {
  static const Pieces made = pieces(bench::Markup::markdown);
  return made;
}

// Runs `work` on every piece, again and again.
template <typename Work>
void measure(benchmark::State& state, const Pieces& on, const Work& work) {
  std::size_t bytes = 0;
  for (auto _ : state) {
    for (const auto& piece : on) {
      work(piece);
      bytes += piece->bytes().size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void hash_bytes(benchmark::State& state) {
  measure(state, plain_pieces(), [](const auto& piece) { benchmark::DoNotOptimize(hash(piece->bytes())); });
}
BENCHMARK(hash_bytes);

void validate_utf8(benchmark::State& state) {
  measure(state, plain_pieces(),
          [](const auto& piece) { benchmark::DoNotOptimize(find_invalid_utf8(piece->bytes())); });
}
BENCHMARK(validate_utf8);

void tokenise_fold_and_hash(benchmark::State& state) {
  std::vector<Token> tokens;
  measure(state, plain_pieces(), [&](const auto& piece) {
    tokens.clear();
    tokenise(piece->bytes(), {0, static_cast<Offset>(piece->bytes().size())}, {}, tokens);
    benchmark::DoNotOptimize(tokens.data());
  });
}
BENCHMARK(tokenise_fold_and_hash);

void read_plain(benchmark::State& state) {
  measure(state, plain_pieces(), [](const auto& piece) { benchmark::DoNotOptimize(parse_plain(piece)); });
}
BENCHMARK(read_plain);

// Phrases of four and five words of another text, two a pattern.
std::vector<TriggeredPattern> two_thousand_patterns() {
  bench::Corpus corpus{8, {}};
  std::vector<std::string> phrases;
  std::set<std::string> known;
  std::mt19937 random{8};
  while (phrases.size() < 4000) {
    const std::string text = corpus.next_piece();
    std::istringstream words{text};
    std::string phrase;
    std::string word;
    std::size_t length = 4 + random() % 2;
    while (words >> word && phrases.size() < 4000) {
      const bool is_plain = std::all_of(word.begin(), word.end(), is_ascii_letter);
      if (!is_plain || word.size() < 4) {
        phrase.clear();
        continue;
      }
      phrase += (phrase.empty() ? "" : "\\s+") + word;
      if (--length > 0) continue;
      if (random() % 50 == 0 && known.insert(phrase).second) phrases.push_back(phrase);
      phrase.clear();
      length = 4 + random() % 2;
    }
  }
  std::vector<TriggeredPattern> patterns;
  for (std::size_t at = 0; at < phrases.size(); at += 2)
    patterns.emplace_back("(?i)(?m)\\b(?:" + phrases[at] + '|' + phrases[at + 1] + ")\\b");
  return patterns;
}

// What styles do: one pass for the words of all, and then each where they stand.
void match_two_thousand_patterns(benchmark::State& state) {
  const std::vector<TriggeredPattern> patterns = two_thousand_patterns();
  std::vector<const TriggeredPattern*> all;
  for (const TriggeredPattern& each : patterns) all.push_back(&each);
  const Triggers triggers{all};
  const std::vector<bool> holds(all.size(), true);
  BlockHits hits{all.size()};
  RegexWorkspace workspace;
  std::size_t found = 0;
  measure(state, plain_pieces(), [&](const auto& piece) {
    const std::string_view text = piece->bytes();
    const std::vector<LiteralHit> places = triggers.find(text);
    triggers.gather(places, {0, static_cast<Offset>(text.size())}, holds, hits);
    for (const std::size_t rule : hits.rules()) {
      all[rule]->for_each(text, hits.of(rule), 0, workspace, [&](const std::vector<Capture>&) { return ++found > 0; });
    }
  });
  state.counters["found"] = benchmark::Counter(static_cast<double>(found), benchmark::Counter::kAvgIterations);
}
BENCHMARK(match_two_thousand_patterns);

void read_markdown(benchmark::State& state) {
  measure(state, markdown_pieces(), [](const auto& piece) { benchmark::DoNotOptimize(parse_markdown(piece)); });
}
BENCHMARK(read_markdown);

using Words = std::vector<std::uint32_t>;

Words words_of(std::string text) {
  return word_hashes(parse_plain(std::make_shared<const SourceFile>("piece", std::move(text))));
}

// One text of 10,000 words in an editor, in which a word changes, beside so
// many megabytes of others: how long until its repeats are known.
void update_of_one_text(benchmark::State& state) {
  const RuleSet rules = make_rule_set(rules::all(), {.select = {"repeated-passage"}});
  const Format* const plain = format_by_name("plain");
  Workspace workspace{1};
  const auto put = [&](const std::string& path, std::string text) {
    workspace.put({.source = std::make_shared<const SourceFile>(path, std::move(text)),
                   .format = plain,
                   .rules = &rules,
                   .is_open = true});
  };
  bench::Corpus corpus{7, {}};
  std::int64_t bytes = 0;
  for (int piece = 0; bytes < state.range(0) * 1'000'000; ++piece) {
    std::string text = corpus.next_piece();
    bytes += static_cast<std::int64_t>(text.size());
    put(std::to_string(piece) + ".txt", std::move(text));
  }
  std::string text;
  for (std::size_t words = 0; words < 10'000;) {
    const std::string more = corpus.next_piece();
    words += words_of(more).size();
    text += more;
  }
  put("text.txt", text);
  workspace.check_all();
  std::size_t change = 0;
  for (auto _ : state) {
    const std::size_t at = text.find(' ', ++change * 7919 % (text.size() - 1000));
    std::string changed = text;
    put("text.txt", changed.insert(at, " again"));
    workspace.check("text.txt");
  }
  state.counters["findings"] = static_cast<double>(workspace.said(*workspace.find("text.txt")).size());
}
BENCHMARK(update_of_one_text)->Arg(5)->Arg(50)->Unit(benchmark::kMillisecond);

void check_rule(benchmark::State& state, const Rule& rule) {
  std::vector<Document> documents;
  for (const auto& piece : plain_pieces()) documents.push_back(parse_plain(piece));
  std::size_t bytes = 0;
  for (auto _ : state) {
    for (const Document& document : documents) {
      RuleContext context{document};
      rule.check(context);
      benchmark::DoNotOptimize(context.take());
      bytes += document.source().bytes().size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void check_corpus_rule(benchmark::State& state, const CorpusRule& rule) {
  std::vector<CorpusFile> files;
  std::int64_t bytes = 0;
  for (const auto& piece : plain_pieces()) {
    files.push_back(
        {.file = FileId{static_cast<std::uint32_t>(files.size())}, .words = word_hashes(parse_plain(piece))});
    bytes += static_cast<std::int64_t>(piece->bytes().size());
  }
  const auto reload = [](FileId file) {
    return std::make_shared<const Document>(parse_plain(plain_pieces()[static_cast<std::size_t>(file)]));
  };
  for (auto _ : state) {
    CorpusContext context{files, {.document = reload}, 1};
    rule.check(context);
    benchmark::DoNotOptimize(context.take());
  }
  state.SetBytesProcessed(bytes * static_cast<std::int64_t>(state.iterations()));
}

}  // namespace

int main(int count, char** words) {
  const RuleSet rules = make_rule_set(rules::all(), Config{});
  for (const ActiveRule& rule : rules.rules) {
    benchmark::RegisterBenchmark(("rule/" + rule.id).c_str(), [&rule](benchmark::State& state) {
      if (rule.rule) {
        check_rule(state, *rule.rule);
      } else {
        check_corpus_rule(state, *rule.corpus);
      }
    });
  }
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
}
