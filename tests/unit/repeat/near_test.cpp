#include "linter/repeat/near.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "linter/repeat/align.h"
#include "linter/repeat/fingerprint.h"
#include "linter/repeat/reference.h"
#include "tests/unit/repeat/planting.h"

using namespace galley::repeat;
using planting::Words;

namespace {

std::uint32_t common(const Occurrence& a, const Occurrence& b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return a.text == b.text && begin < end ? end - begin : 0;
}

std::vector<Passage> find(const std::vector<Words>& words, unsigned jobs = 1) {
  const std::vector<Text> texts{words.begin(), words.end()};
  return find_passages(Corpus{texts}, {}, jobs);
}

// Pairs of texts with a passage planted in both, edited in one: what the
// reference aligns well is to be found, but for the few that share no runs of
// four words.
struct Tally {
  int aligned = 0;
  int missed = 0;
};

Tally compare_random_texts(std::uint32_t seed, int rounds) {
  std::mt19937 random{seed};
  Tally tally;
  for (int round = 0; round < rounds; ++round) {
    constexpr Word vocabulary = 5000;
    std::vector<Words> texts{planting::random_words(random, 150, vocabulary),
                             planting::random_words(random, 150, vocabulary)};
    const Words passage = planting::random_words(random, 30 + random() % 60, vocabulary);
    planting::plant(random, texts[0], passage);
    planting::plant(random, texts[1],
                    planting::edited(random, passage, static_cast<unsigned>(random() % 25), vocabulary));
    const Passage expected = best_local_alignment(texts[0], texts[1]);
    if (!Measure{}.accepts(expected)) continue;
    ++tally.aligned;
    std::uint32_t covered = 0;
    for (const Passage& passage_found : find(texts))
      covered += std::min(common(passage_found.earlier, expected.earlier), common(passage_found.later, expected.later));
    tally.missed += covered < 0.9 * std::min(expected.earlier.size(), expected.later.size());
  }
  return tally;
}

}  // namespace

TEST_CASE("what the reference aligns well is found, in random texts with an edited passage") {
  const Tally tally = compare_random_texts(17, 400);
  CHECK(tally.aligned > 350);
  CHECK(tally.missed == 0);
}

TEST_SUITE_BEGIN("slow");

TEST_CASE("what the reference aligns well is found, in ten thousand pairs of texts" * doctest::skip()) {
  const Tally tally = compare_random_texts(73, 10'000);
  CHECK(tally.aligned > 8'800);
  CHECK(tally.missed <= 3);
}

TEST_SUITE_END();

TEST_CASE("nothing is found in texts that share no passage") {
  std::mt19937 random{19};
  for (int round = 0; round < 50; ++round) {
    CHECK(find({planting::random_words(random, 2000, 300), planting::random_words(random, 2000, 300)}).empty());
  }
}

TEST_CASE("what is found is as it says: places in order and apart, equal words counted right") {
  std::mt19937 random{23};
  for (int round = 0; round < 200; ++round) {
    Words text = planting::random_words(random, 100, 40);
    const Words passage = planting::random_words(random, 40, 40);
    for (int copy = 0; copy < 3; ++copy) planting::plant(random, text, planting::edited(random, passage, 10, 40));
    for (const Passage& found : find({text})) {
      CHECK(found.earlier.end <= found.later.begin);
      CHECK(found.later.end <= text.size());
      CHECK(found.matches <= std::min(found.earlier.size(), found.later.size()));
      const auto words = [&](const Occurrence& at) { return Text{text}.subspan(at.begin, at.size()); };
      CHECK(found.exact == std::ranges::equal(words(found.earlier), words(found.later)));
    }
  }
}

TEST_CASE("sentences that have changed places are one passage") {
  std::mt19937 random{29};
  const Words one = planting::random_words(random, 20, 100000);
  const Words two = planting::random_words(random, 25, 100000);
  Words first = one;
  first.insert(first.end(), two.begin(), two.end());
  Words second = two;
  second.insert(second.end(), one.begin(), one.end());
  const std::vector<Passage> found = find({first, second});
  REQUIRE(found.size() == 1);
  CHECK(found[0].later == Occurrence{1, 0, 45});
  CHECK(found[0].earlier == Occurrence{0, 0, 45});
  CHECK(found[0].matches == 45);
}

TEST_CASE("runs that are left out because they stand very often change nothing") {
  std::mt19937 random{37};
  for (int round = 0; round < 20; ++round) {
    std::vector<Words> sentences;
    for (int i = 0; i < 8; ++i) sentences.push_back(planting::random_words(random, 8 + random() % 12, 1000));
    const Words passage = planting::random_words(random, 40, 1000);
    std::vector<Words> words(30);
    for (Words& text : words) {
      std::shuffle(sentences.begin(), sentences.end(), random);
      for (const Words& sentence : sentences) text.insert(text.end(), sentence.begin(), sentence.end());
      if (random() % 3 == 0) text[random() % text.size()] = 1001;
      if (random() % 6 == 0) planting::plant(random, text, planting::edited(random, passage, 15, 1000));
    }
    const std::vector<Text> texts{words.begin(), words.end()};
    const Corpus corpus{texts};
    const Measure measure;
    const auto all_seeds = [&](std::size_t text, auto emit) {
      each_shingle(corpus.text(text), seed_words, [&](std::uint32_t at, std::uint64_t hash) { emit(hash, at); });
    };
    const Index seeds{corpus, Postings{corpus, 1, all_seeds, most_seed_places}, 1};
    const ExactIndexes indexes{corpus, measure.min_words, 1};
    std::vector<Passage> expected;
    for (std::size_t text = 0; text < corpus.texts(); ++text) {
      const auto exact = find_exact_in(corpus, text, measure.min_words, indexes);
      const auto found = find_passages_in(corpus, text, measure, seeds, exact);
      expected.insert(expected.end(), found.begin(), found.end());
    }
    CHECK(find(words) == expected);
  }
}

TEST_CASE("passages don't depend on the number of threads") {
  std::mt19937 random{31};
  std::vector<Words> texts;
  for (int i = 0; i < 30; ++i) texts.push_back(planting::random_words(random, 500, 3000));
  for (int i = 0; i < 40; ++i) {
    const Words& from = texts[random() % texts.size()];
    const Words passage{from.begin() + 50, from.begin() + 110};
    planting::plant(random, texts[random() % texts.size()], planting::edited(random, passage, 15, 3000));
  }
  const auto same = [](const Passage& a, const Passage& b) {
    return a.earlier == b.earlier && a.later == b.later && a.matches == b.matches;
  };
  const std::vector<Passage> alone = find(texts);
  CHECK(alone.size() > 30);
  CHECK(std::ranges::equal(alone, find(texts, 3), same));
}

TEST_CASE("a copy is found behind a form that is filled in again and again") {
  std::mt19937 random{11};
  constexpr Word names = 30'000;
  const Words copy = planting::random_words(random, 60, names);
  Words text = copy;
  for (int line = 0; line < 10'000; ++line) {
    const auto one = static_cast<Word>(random() % names);
    const auto other = static_cast<Word>(random() % names);
    const Words filled = {names + 1, names + 2, names + 3, one, names + 4, names + 5, other};
    text.insert(text.end(), filled.begin(), filled.end());
  }
  const auto at = static_cast<std::uint32_t>(text.size());
  text.insert(text.end(), copy.begin(), copy.end());
  const Occurrence expected{.text = 0, .begin = at, .end = at + 60};
  const auto found = find({text});
  CHECK(std::any_of(found.begin(), found.end(), [&](const Passage& passage) {
    return passage.earlier.begin == 0 && common(passage.later, expected) == 60;
  }));
}
