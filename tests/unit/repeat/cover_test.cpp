#include "linter/repeat/cover.h"

#include <doctest/doctest.h>

#include "tests/unit/repeat/planting.h"

using namespace galley::repeat;
using planting::Words;

TEST_CASE("the words are counted that are in a run of a text that was added") {
  Cover cover{3};
  CHECK(cover.is_empty());
  cover.add(Words{1, 2, 3, 4, 5});
  cover.add(Words{7, 8});  // too short
  CHECK(cover.covered(Words{1, 2, 3, 4, 5}) == 5);
  CHECK(cover.covered(Words{9, 2, 3, 4, 9, 3, 4, 5, 9}) == 6);
  CHECK(cover.covered(Words{3, 4, 5, 1, 2, 3}) == 6);
  CHECK(cover.covered(Words{7, 8, 7, 8}) == 0);
  CHECK(cover.covered(Words{1, 2}) == 0);
}

TEST_CASE("of many texts every run is known") {
  std::mt19937 random{61};
  std::vector<Words> texts;
  Cover cover{6};
  for (int i = 0; i < 500; ++i) {
    texts.push_back(planting::random_words(random, 20, 1'000'000));
    cover.add(texts.back());
  }
  for (const Words& text : texts) CHECK(cover.covered(text) == 20);
  CHECK(cover.covered(planting::random_words(random, 5000, 1'000'000)) == 0);
}
