#include "linter/repeat/exact.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include "linter/repeat/fingerprint.h"
#include "linter/repeat/reference.h"
#include "tests/unit/repeat/planting.h"

namespace {

using namespace galley::repeat;
using planting::random_words;
using planting::Words;

std::vector<Text> views(const std::vector<Words>& texts) { return {texts.begin(), texts.end()}; }

// True where two words are the same, each place before the other.
bool holds(const Corpus& corpus, const Match& match) {
  const std::uint32_t a = corpus.text_of(match.earlier);
  const std::uint32_t b = corpus.text_of(match.later);
  if (match.earlier >= match.later || match.later_end() > corpus.start(b + 1)) return false;
  if (match.earlier + match.length > corpus.start(a + 1)) return false;
  const Text one = corpus.text(a).subspan(match.earlier - corpus.start(a), match.length);
  return std::ranges::equal(one, corpus.text(b).subspan(match.later - corpus.start(b), match.length));
}

void compare_with_reference(const std::vector<Words>& words, std::uint32_t min_words) {
  const std::vector<Text> texts = views(words);
  const Corpus corpus{texts};
  std::vector<bool> found(corpus.size());
  for (const Match& match : find_exact(corpus, min_words, 1)) {
    REQUIRE(holds(corpus, match));
    REQUIRE(match.length >= min_words);
    std::fill_n(found.begin() + match.later, match.length, true);
  }
  std::vector<bool> expected;
  for (const auto& marks : repeated_words(texts, min_words))
    expected.insert(expected.end(), marks.begin(), marks.end());
  REQUIRE(found == expected);
}

// All texts of up to `length` words out of `alphabet`.
template <typename Visit>
void each_text(std::size_t length, Word alphabet, Visit visit) {
  for (std::size_t size = 0; size <= length; ++size) {
    Words words(size);
    while (true) {
      visit(words);
      std::size_t i = 0;
      while (i < size && ++words[i] == alphabet) words[i++] = 0;
      if (i == size) break;
    }
  }
}

// Texts with copies planted in them, of few words and of many.
void compare_random_texts(std::uint32_t seed, int rounds) {
  std::mt19937 random{seed};
  for (int round = 0; round < rounds; ++round) {
    const Word alphabet = std::vector<Word>{2, 3, 10, 1000}[random() % 4];
    std::vector<Words> texts;
    for (std::size_t i = 0; i < 1 + random() % 4; ++i) texts.push_back(random_words(random, random() % 90, alphabet));
    for (std::size_t copies = random() % 6; copies > 0; --copies) {
      const Words& from = texts[random() % texts.size()];
      if (from.empty()) continue;
      const std::size_t at = random() % from.size();
      const std::size_t size = std::min<std::size_t>(from.size() - at, 1 + random() % 40);
      const Words copy(from.begin() + static_cast<std::ptrdiff_t>(at),
                       from.begin() + static_cast<std::ptrdiff_t>(at + size));
      Words& to = texts[random() % texts.size()];
      to.insert(to.begin() + static_cast<std::ptrdiff_t>(random() % (to.size() + 1)), copy.begin(), copy.end());
    }
    compare_with_reference(texts, 4 + static_cast<std::uint32_t>(random() % 12));
  }
}

}  // namespace

TEST_CASE("every exact repeat in every short text of two words is found") {
  each_text(13, 2, [](const Words& words) { compare_with_reference({words}, 3); });
}

TEST_CASE("every exact repeat in every short text of three words is found") {
  each_text(8, 3, [](const Words& words) {
    compare_with_reference({words}, 2);
    compare_with_reference({Words(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(words.size() / 2)),
                            Words(words.begin() + static_cast<std::ptrdiff_t>(words.size() / 2), words.end())},
                           2);
  });
}

TEST_CASE("every exact repeat in random texts with planted copies is found") { compare_random_texts(7, 3000); }

TEST_SUITE_BEGIN("slow");

TEST_CASE("every exact repeat in every text of up to sixteen words out of two is found" * doctest::skip()) {
  each_text(16, 2, [](const Words& words) {
    compare_with_reference({words}, 3);
    compare_with_reference({words}, 4);
  });
}

TEST_CASE("every exact repeat in every pair of short texts is found" * doctest::skip()) {
  each_text(10, 3, [](const Words& words) {
    for (std::size_t cut = 0; cut < words.size(); cut += 3) {
      const auto middle = words.begin() + static_cast<std::ptrdiff_t>(cut);
      compare_with_reference({Words(words.begin(), middle), Words(middle, words.end())}, 2);
    }
  });
  each_text(8, 4, [](const Words& words) { compare_with_reference({words}, 2); });
}

TEST_CASE("every exact repeat in ten thousand random sets of texts is found" * doctest::skip()) {
  compare_random_texts(71, 10'000);
}

TEST_SUITE_END();

TEST_CASE("a fingerprint that stands at very many places loses no repeat") {
  // Each text holds the same eight words with others around them; two share twelve.
  const Words common{1, 2, 3, 4, 5, 6, 7, 8};
  std::vector<Words> texts;
  for (Word i = 0; i < 200; ++i) {
    Words words{100 * i + 50, 100 * i + 51, 100 * i + 52, 100 * i + 53};
    if (i == 90 || i == 171) words = {9, 9, 9, 9};
    words.insert(words.end(), common.begin(), common.end());
    words.push_back(100 * i + 60);
    texts.push_back(words);
  }
  const std::vector<Text> all = views(texts);
  const Corpus corpus{all};
  CHECK(find_exact(corpus, 12, 1) == std::vector<Match>{{.earlier = 90 * 13, .later = 171 * 13, .length = 12}});
}

TEST_CASE("every repeat is found in texts that are made of the same few sentences") {
  std::mt19937 random{11};
  for (int round = 0; round < 6; ++round) {
    std::vector<Words> sentences;
    for (int i = 0; i < 12; ++i) sentences.push_back(random_words(random, 5 + random() % 12, 1000));
    std::vector<Words> texts(30);
    for (Words& text : texts) {
      std::shuffle(sentences.begin(), sentences.end(), random);
      for (const Words& sentence : sentences) {
        text.insert(text.end(), sentence.begin(), sentence.end());
        if (random() % 8 == 0) text.back() = 1001;
      }
    }
    compare_with_reference(texts, 6 + 3 * static_cast<std::uint32_t>(round));
  }
}

TEST_CASE("the answer doesn't depend on the number of threads") {
  std::mt19937 random{3};
  std::vector<Words> texts;
  for (int i = 0; i < 40; ++i) texts.push_back(random_words(random, 2000, 4));
  const std::vector<Text> all = views(texts);
  const Corpus corpus{all};
  CHECK(find_exact(corpus, 12, 1) == find_exact(corpus, 12, 3));
}

TEST_CASE("copies that stand next to each other are found one by one") {
  std::mt19937 random{5};
  const Words paragraph = random_words(random, 30, 100000);
  Words words;
  for (int i = 0; i < 4; ++i) words.insert(words.end(), paragraph.begin(), paragraph.end());
  const std::vector<Text> all{words};
  const Corpus corpus{all};
  const std::vector<Match> expected{{0, 30, 30}, {0, 60, 30}, {0, 90, 30}};
  CHECK(find_exact(corpus, 12, 1) == expected);
}

TEST_CASE("one word over and over is one match") {
  const Words words(10000, 1);
  const std::vector<Text> all{words};
  const Corpus corpus{all};
  CHECK(find_exact(corpus, 12, 1) == std::vector<Match>{{0, 12, 9988}});
}
