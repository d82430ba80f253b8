// Each stage of the pipeline on 4 MB of made-up prose, in bytes of text a
// CPU-second. docs/benchmarks.md has the figures and the limits beside them.
#include <memory>
#include <utility>

#include <benchmark/benchmark.h>

#include "bench/corpus.h"
#include "linter/document/tokens.h"
#include "linter/engine/rule_set.h"
#include "linter/engine/workspace.h"
#include "linter/formats/format.h"
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
