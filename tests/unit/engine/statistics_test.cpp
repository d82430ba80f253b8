#include "linter/engine/statistics.h"

#include <doctest/doctest.h>

#include "linter/engine/lint.h"
#include "tests/unit/repeat/planting.h"

using namespace galley;
using planting::Words;

namespace {

constexpr repeat::Word vocabulary = 100'000;

Statistics of(const std::vector<Words>& texts) {
  const std::vector<repeat::Text> views{texts.begin(), texts.end()};
  return repeat_statistics(views, 1);
}

// A text of its own with the passages between.
Words text(std::mt19937& random, const std::vector<Words>& passages) {
  Words words = planting::random_words(random, 50, vocabulary);
  for (const Words& passage : passages) {
    words.insert(words.end(), passage.begin(), passage.end());
    const Words between = planting::random_words(random, 50, vocabulary);
    words.insert(words.end(), between.begin(), between.end());
  }
  return words;
}

}  // namespace

TEST_CASE("words that stand in another place too are counted, on both sides, once") {
  std::mt19937 random{3};
  const Words passage = planting::random_words(random, 40, vocabulary);
  const Statistics found = of({text(random, {passage, passage}), text(random, {passage}), text(random, {})});
  CHECK(found.files[0].words == 230);
  CHECK(found.files[0].repeated == 80);
  CHECK(found.files[1].repeated == 40);
  CHECK(found.files[2].repeated == 0);
  CHECK(sum(found.files).repeated == 120);
}

TEST_CASE("the passages which repeat the most words come first, each once with its copies") {
  std::mt19937 random{5};
  const Words often = planting::random_words(random, 20, vocabulary);
  const Words longer = planting::random_words(random, 30, vocabulary);
  const Statistics found = of({text(random, {often, longer}), text(random, {often, often}),
                               text(random, {longer, often}), text(random, {often})});
  REQUIRE(found.passages.size() == 2);
  CHECK(found.passages[0].copies == 5);
  CHECK(found.passages[0].files == 4);
  CHECK(found.passages[0].file == FileId{0});
  CHECK(found.passages[0].begin == 50);
  CHECK(found.passages[0].end == 70);
  CHECK(found.passages[1].copies == 2);
  CHECK(found.passages[1].begin == 120);
}

TEST_CASE("files most alike are those which share the most of the shorter one") {
  std::mt19937 random{7};
  const Words whole = text(random, {});
  Words longer = whole;
  const Words more = planting::random_words(random, 300, vocabulary);
  longer.insert(longer.end(), more.begin(), more.end());
  const Words passage{more.begin(), more.begin() + 30};
  const Statistics found = of({longer, whole, text(random, {passage})});
  REQUIRE(found.alike.size() == 2);
  CHECK(found.alike[0].a == FileId{0});
  CHECK(found.alike[0].b == FileId{1});
  CHECK(found.alike[0].share == 1);
  CHECK(found.alike[1].b == FileId{2});
  CHECK(found.alike[1].words == 30);
}

TEST_CASE("a folder counts what is below it, and one folder alone is not listed") {
  Statistics statistics;
  statistics.paths = {"a/b/one.txt", "a/two.txt", "three.txt"};
  statistics.files = {{.words = 10, .repeated = 5}, {.words = 20, .repeated = 1}, {.words = 40, .repeated = 0}};
  const auto folders = by_folder(statistics);
  REQUIRE(folders.size() == 3);
  CHECK(folders.at("a/b").words == 10);
  CHECK(folders.at("a").words == 30);
  CHECK(folders.at("a").repeated == 6);
  CHECK(folders.at(".").words == 70);
  statistics.paths = {"one.txt", "two.txt", "three.txt"};
  CHECK(by_folder(statistics).empty());
}

TEST_CASE("statistics change nothing of what is said, and name each rule that ran") {
  class Silent : public Rule {
    void check(RuleContext&) const override {}
  };
  RuleSet set;
  set.rules.push_back({.id = "silent", .rule = std::make_unique<Silent>()});
  const std::vector<Input> inputs{{.path = "a.txt", .format = format_of("a.txt"), .bytes = "one two three\n"}};
  const RulesFor rules_for = [&set](const std::string&) -> const RuleSet& { return set; };
  CHECK_FALSE(lint(inputs, rules_for, {}).statistics);
  const LintResult result = lint(inputs, rules_for, {.statistics = true});
  REQUIRE(result.statistics);
  CHECK(result.statistics->files[0].words == 3);
  CHECK(result.statistics->seconds.contains("silent"));
  CHECK(result.diagnostics.empty());
}
