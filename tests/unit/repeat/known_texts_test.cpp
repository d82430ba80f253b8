#include "linter/repeat/known_texts.h"

#include <doctest/doctest.h>

#include "linter/repeat/near.h"
#include "tests/unit/repeat/planting.h"

using namespace galley::repeat;
using planting::Words;

namespace {

using Places = std::vector<std::pair<Occurrence, Occurrence>>;

Places places(std::span<const Passage> passages, std::uint32_t text) {
  Places found;
  for (const Passage& passage : passages) {
    if (passage.later.text == text) found.emplace_back(passage.later, passage.earlier);
  }
  return found;
}

// What is found in the last text at once is what is found in all texts.
std::size_t compare(const std::vector<Words>& words, const Measure& measure) {
  const std::vector<Text> texts{words.begin(), words.end()};
  const KnownTexts known{std::span{texts}.first(texts.size() - 1), measure};
  const auto last = static_cast<std::uint32_t>(texts.size() - 1);
  const Places found = places(known.passages_of(texts.back()), last);
  REQUIRE(found == places(find_passages(Corpus{texts}, measure, 1), last));
  return found.size();
}

}  // namespace

TEST_CASE("of one text the same repeats are found as of all texts together") {
  std::mt19937 random{67};
  std::size_t found = 0;
  for (int round = 0; round < 1500; ++round) {
    const Word alphabet = std::vector<Word>{2, 5, 30, 3000}[random() % 4];
    std::vector<Words> texts;
    for (std::size_t i = 0; i < 2 + random() % 8; ++i)
      texts.push_back(planting::random_words(random, random() % 200, alphabet));
    for (std::size_t copies = random() % 30; copies > 0; --copies) {
      const Words& from = texts[random() % texts.size()];
      const std::size_t at = random() % (from.size() + 1);
      const std::size_t size = std::min<std::size_t>(from.size() - at, random() % 60);
      const auto first = from.begin() + static_cast<std::ptrdiff_t>(at);
      const Words copy = planting::edited(random, {first, first + static_cast<std::ptrdiff_t>(size)},
                                          static_cast<unsigned>(random() % 3) * 8, alphabet);
      planting::plant(random, texts[random() % texts.size()], copy);
    }
    found += compare(texts, {.min_words = 5 + static_cast<std::uint32_t>(random() % 12)});
  }
  CHECK(found > 1000);
}

TEST_CASE("what stands at very many places is found at once, too") {
  std::mt19937 random{71};
  for (const std::size_t copies : {10u, 11u, 12u, 13u, 14u, 40u}) {
    const Words passage = planting::random_words(random, 30, 100'000);
    std::vector<Words> texts(copies);
    for (Words& text : texts) {
      text = planting::random_words(random, 40, 100'000);
      planting::plant(random, text, passage);
    }
    // Together with its own places the fingerprints stand too often.
    for (int i = 0; i < 3; ++i) {
      CHECK(compare(texts, {}) >= 1);
      planting::plant(random, texts.back(), passage);
    }
  }
}

TEST_CASE("an empty text, and one beside no others, have the repeats that they have") {
  CHECK(compare({{}}, {}) == 0);
  CHECK(compare({{}, {}}, {}) == 0);
  std::mt19937 random{73};
  Words text = planting::random_words(random, 30, 100'000);
  const Words again = text;
  text.insert(text.end(), again.begin(), again.end());
  CHECK(compare({text}, {}) == 1);
}
