#include "linter/repeat/gather.h"

#include <doctest/doctest.h>

#include "linter/repeat/near.h"
#include "tests/unit/repeat/planting.h"

using namespace galley::repeat;
using planting::Words;

namespace {

std::vector<Finding> find(const std::vector<Words>& words) {
  const std::vector<Text> texts{words.begin(), words.end()};
  return gather(find_passages(Corpus{texts}, {}, 1));
}

}  // namespace

TEST_CASE("each later place of a passage is a finding, and all its places are counted") {
  std::mt19937 random{37};
  const Words passage = planting::random_words(random, 30, 100000);
  std::vector<Words> texts;
  for (int i = 0; i < 14; ++i) {
    texts.push_back(planting::random_words(random, 50, 100000));
    texts.back().insert(texts.back().end(), passage.begin(), passage.end());
  }
  const std::vector<Finding> findings = find(texts);
  REQUIRE(findings.size() == 13);
  for (std::uint32_t i = 0; i < findings.size(); ++i) {
    CHECK(findings[i].later == Occurrence{i + 1, 50, 80});
    CHECK(findings[i].closest.earlier.text <= i);
    CHECK(findings[i].copies == 14);
    CHECK(findings[i].texts == 14);
    CHECK(findings[i].others.size() == std::min(i, 8u));
  }
}

TEST_CASE("findings of one text don't overlap") {
  std::mt19937 random{41};
  for (int round = 0; round < 100; ++round) {
    std::vector<Words> texts(3, planting::random_words(random, 200, 500));
    for (Words& text : texts) text = planting::edited(random, text, 12, 500);
    const std::vector<Finding> findings = find(texts);
    for (std::size_t i = 1; i < findings.size(); ++i) {
      const bool apart =
          findings[i - 1].later.text != findings[i].later.text || findings[i - 1].later.end <= findings[i].later.begin;
      CHECK(apart);
    }
  }
}

TEST_CASE("a part that stands elsewhere too is named with the whole") {
  std::mt19937 random{43};
  const Words whole = planting::random_words(random, 40, 100000);
  const Words part{whole.begin(), whole.begin() + 20};
  const std::vector<Finding> findings = find({part, whole, whole});
  REQUIRE(findings.size() == 2);
  CHECK(findings[1].closest.earlier == Occurrence{1, 0, 40});
  REQUIRE(findings[1].others.size() == 1);
  CHECK(findings[1].others[0] == Occurrence{0, 0, 20});
}
