#include "linter/engine/compare.h"

#include <doctest/doctest.h>

#include "linter/engine/shared_words.h"
#include "tests/unit/repeat/planting.h"

using namespace galley;
using planting::Words;

namespace {

const std::string passage =
    "The harbour board met in the old mill on Friday and agreed that the ferry would sail twice a day until the bridge "
    "is mended and the road to Upper Tarn is open again.";
const std::string other =
    "Nobody in the village had seen a winter like it, and the baker said that even his grandmother knew of none in "
    "which the lake froze before the first of November.";

Input input(std::string path, std::string bytes) {
  return {.path = std::move(path), .format = format_of("a.txt"), .bytes = std::move(bytes)};
}

Comparison compared(const std::string& a, const std::string& b) {
  const std::vector<Input> of_a{input("a.txt", a)};
  const std::vector<Input> of_b{input("b.txt", b)};
  return compare(of_a, of_b, {}, 1);
}

std::string_view text_of(const Comparison& comparison, const SharedPlace& place) {
  return comparison.sources[static_cast<std::size_t>(place.file)]->slice(place.span);
}

}  // namespace

TEST_CASE("a passage is shared word for word, with its marks, and the words of both sides are counted") {
  const Comparison found = compared("Some words of its own.\n\n" + passage + "\n", passage + "\n\nAnd more.\n");
  REQUIRE(found.passages.size() == 1);
  CHECK(found.passages[0].exact);
  CHECK(found.passages[0].words == 34);
  CHECK(text_of(found, found.passages[0].a) == passage);
  CHECK(text_of(found, found.passages[0].b) == passage);
  CHECK(found.a.words == 39);
  CHECK(found.a.shared == 34);
  CHECK(found.b.words == 36);
  CHECK(found.b.shared == 34);
}

TEST_CASE("an edited passage is shared, and says how many words are equal") {
  std::string edited = passage;
  edited.replace(edited.find("Friday"), 6, "Sunday");
  const Comparison found = compared(edited, passage);
  REQUIRE(found.passages.size() == 1);
  CHECK_FALSE(found.passages[0].exact);
  CHECK(found.passages[0].words == 34);
  CHECK(found.passages[0].matches == 33);
}

TEST_CASE("what repeats within one side alone is not shared") {
  const Comparison found = compared(passage + "\n\n" + passage, other + "\n\n" + other);
  CHECK(found.passages.empty());
  CHECK(found.a.shared == 0);
  CHECK(found.b.shared == 0);
}

TEST_CASE("each copy within a side is shared, however many there are") {
  std::string many;
  for (int copy = 0; copy < 30; ++copy) many += passage + "\n\n";
  const Comparison in_a = compared(many, passage);
  CHECK(in_a.a.shared == in_a.a.words);
  CHECK(in_a.b.shared == in_a.b.words);
  const Comparison in_b = compared(passage, many);
  CHECK(in_b.a.shared == in_b.a.words);
  CHECK(in_b.b.shared == in_b.b.words);
}

TEST_CASE("other files of B that have a passage are named beside the closest") {
  const std::vector<Input> a{input("a.txt", passage)};
  const std::vector<Input> b{input("b.txt", passage), input("c.txt", "A word before. " + passage)};
  const Comparison found = compare(a, b, {}, 1);
  REQUIRE(found.passages.size() == 1);
  REQUIRE(found.passages[0].others.size() == 1);
  CHECK(text_of(found, found.passages[0].others[0]) == passage);
  CHECK(found.b.files == 2);
}

TEST_CASE("a file that can't be read is an error, and the rest is compared") {
  const std::vector<Input> a{input("a.txt", passage), {.path = "/nowhere/at/all.txt", .format = format_of("a.txt")}};
  const std::vector<Input> b{input("b.txt", passage)};
  const Comparison found = compare(a, b, {}, 1);
  CHECK(found.passages.size() == 1);
  REQUIRE(found.errors.size() == 1);
  CHECK(found.errors[0].path == "/nowhere/at/all.txt");
  CHECK(found.a.files == 1);
}

TEST_CASE("every word of A that stands in B in a run long enough is shared, as looking at each pair of words shows") {
  std::mt19937 random{41};
  constexpr std::uint32_t min_words = 12;
  std::size_t checked = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<Words> pool;
    for (int count = 0; count < 3; ++count) {
      pool.push_back(planting::random_words(random, min_words + random() % 20, 5000));
    }
    std::vector<Words> texts;
    for (int text = 0; text < 4; ++text) {
      texts.push_back(planting::random_words(random, 100, 5000));
      for (unsigned copies = random() % 8; copies > 0; --copies) {
        planting::plant(random, texts.back(), pool[random() % pool.size()]);
      }
    }
    const std::vector<repeat::Text> views{texts.begin(), texts.end()};
    const repeat::Corpus corpus{views};
    const SharedText found = find_shared(corpus, 2, {.min_words = min_words}, 1);
    const auto check = [&](std::size_t one, std::size_t two) {
      for (std::size_t i = 0; i + min_words <= texts[one].size(); ++i) {
        for (std::size_t j = 0; j + min_words <= texts[two].size(); ++j) {
          if (!std::equal(&texts[one][i], &texts[one][i] + min_words, &texts[two][j])) continue;
          CHECK(found.words[corpus.start(one) + i]);
          ++checked;
        }
      }
    };
    for (const std::size_t a : {2U, 3U}) {
      for (const std::size_t b : {0U, 1U}) {
        check(a, b);
        check(b, a);
      }
    }
  }
  CHECK(checked > 5000);
}

TEST_CASE("the comparison is the same for any number of jobs") {
  std::vector<Input> a;
  std::vector<Input> b;
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    a.push_back(input("a" + number + ".txt", "Number " + number + " of many. " + (i % 3 == 0 ? passage : other)));
    b.push_back(input("b" + number + ".txt", (i % 2 == 0 ? passage : other) + " And a word on " + number + "."));
  }
  const auto summary = [&](unsigned jobs) {
    std::string text;
    for (const SharedPassage& found : compare(a, b, {}, jobs).passages) {
      text += std::to_string(static_cast<std::uint32_t>(found.a.file)) + ' ' + std::to_string(found.a.span.begin) +
              ' ' + std::to_string(static_cast<std::uint32_t>(found.b.file)) + ' ' + std::to_string(found.words) + '\n';
    }
    return text;
  };
  CHECK(!summary(1).empty());
  CHECK(summary(1) == summary(2));
  CHECK(summary(1) == summary(8));
}
