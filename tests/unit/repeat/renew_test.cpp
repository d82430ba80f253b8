#include "linter/repeat/renew.h"

#include <doctest/doctest.h>

#include "tests/unit/repeat/planting.h"

using namespace galley::repeat;
using planting::Words;

namespace {

std::vector<Text> views(const std::vector<Words>& texts) { return {texts.begin(), texts.end()}; }

SearchedTexts searched(const std::vector<Words>& texts, const Search& search) {
  SearchedTexts known{.texts = views(texts), .digests = {}, .passages = {}};
  for (const Text text : known.texts) known.digests.push_back(digest_of(text));
  known.passages = find(Corpus{known.texts}, search, 1);
  return known;
}

Words part(std::mt19937& random, const Words& words) {
  const std::size_t at = random() % (words.size() + 1);
  const std::size_t size = std::min<std::size_t>(words.size() - at, random() % 60);
  const auto first = words.begin() + static_cast<std::ptrdiff_t>(at);
  return {first, first + static_cast<std::ptrdiff_t>(size)};
}

void edit(std::mt19937& random, std::vector<Words>& texts, Word alphabet) {
  Words& text = texts[random() % texts.size()];
  const auto other = static_cast<std::ptrdiff_t>(random() % texts.size());
  switch (random() % 6) {
    case 0:
      texts.insert(texts.begin() + other, planting::random_words(random, random() % 100, alphabet));
      break;
    case 1:
      if (texts.size() > 1) texts.erase(texts.begin() + other);
      break;
    case 2:
      std::swap(text, texts[static_cast<std::size_t>(other)]);
      break;
    case 3:
      text = planting::edited(random, text, static_cast<unsigned>(random() % 12), alphabet);
      break;
    default:
      planting::plant(random, text,
                      planting::edited(random, part(random, texts[static_cast<std::size_t>(other)]),
                                       static_cast<unsigned>(random() % 3) * 8, alphabet));
  }
}

// How many passages there are.
std::size_t compare(const SearchedTexts& known, const std::vector<Words>& texts, const Search& search) {
  const std::vector<Text> now = views(texts);
  const Corpus corpus{now};
  const auto expected = find(corpus, search, 1);
  REQUIRE(find_again(corpus, search, 2, known, TextChanges{known, corpus}) == expected);
  return expected.size();
}

}  // namespace

TEST_CASE("of texts of which some have changed the same repeats are found as of all texts anew") {
  std::mt19937 random{79};
  std::size_t found = 0;
  for (int round = 0; round < 1200; ++round) {
    const Word alphabet = std::vector<Word>{3, 8, 60, 3000}[random() % 4];
    std::vector<Words> texts;
    for (std::size_t i = 0; i < 12 + random() % 40; ++i)
      texts.push_back(planting::random_words(random, random() % 120, alphabet));
    const Words everywhere = planting::random_words(random, 20, alphabet);
    for (Words& text : texts) {
      if (round % 3 == 0 && random() % 3 == 0) planting::plant(random, text, everywhere);
    }
    for (std::size_t edits = random() % 30; edits > 0; --edits) edit(random, texts, alphabet);
    const Search search{.measure = {.min_words = 5 + static_cast<std::uint32_t>(random() % 12)},
                        .near = random() % 4 != 0};
    const std::vector<Words> then = texts;
    const SearchedTexts known = searched(then, search);
    for (std::size_t edits = random() % 5; edits > 0; --edits) edit(random, texts, alphabet);
    found += compare(known, texts, search);
  }
  CHECK(found > 1000);
}

TEST_CASE("a search that is done over and over answers as the first one would") {
  std::mt19937 random{97};
  std::vector<Words> texts;
  for (int i = 0; i < 40; ++i) texts.push_back(planting::random_words(random, random() % 120, i % 2 == 0 ? 8 : 3000));
  RepeatedSearch search;
  for (int round = 0; round < 400; ++round) {
    const std::vector<Text> now = views(texts);
    const Corpus corpus{now};
    const Search wanted{.measure = {.min_words = round % 100 < 90 ? 12u : 8u}};
    REQUIRE(search.find(corpus, wanted, 1) == find(corpus, wanted, 1));
    for (std::size_t edits = random() % 3; edits > 0; --edits) edit(random, texts, 3000);
  }
}

TEST_CASE("what becomes too frequent for one comparison, or ceases to be, is found as before") {
  std::mt19937 random{83};
  for (const std::size_t copies : {7u, 8u, 9u, 11u, 12u, 13u, 14u}) {
    const Words passage = planting::random_words(random, 30, 100'000);
    std::vector<Words> texts;
    for (std::size_t i = 0; i < 10 * copies; ++i) {
      texts.push_back(planting::random_words(random, 60, 100'000));
      if (i % 10 == 3) planting::plant(random, texts.back(), planting::edited(random, passage, 5, 100'000));
    }
    const SearchedTexts known = searched(texts, {});
    for (const std::size_t changed : {3u, 4u, 5u}) {
      std::vector<Words> now = texts;
      now[changed] = changed == 3 ? planting::random_words(random, 60, 100'000) : passage;
      CHECK(compare(known, now, {}) >= 1);
    }
  }
}

TEST_CASE("nothing, and what is known of nothing, change no answer") {
  std::mt19937 random{89};
  const std::vector<Words> texts{planting::random_words(random, 50, 4), {}, planting::random_words(random, 50, 4)};
  compare(searched({}, {}), texts, {});
  compare(searched(texts, {}), {}, {});
  compare(searched(texts, {}), texts, {});
  compare(searched({{}}, {}), {{}, {}}, {});
}
