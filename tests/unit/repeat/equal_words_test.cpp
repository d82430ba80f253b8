#include "linter/repeat/equal_words.h"

#include <random>
#include <vector>

#include <doctest/doctest.h>

#include "tests/unit/repeat/planting.h"

using namespace galley::repeat;

namespace {

std::size_t slow_ahead(const Word* a, const Word* b, std::size_t most) {
  std::size_t words = 0;
  while (words < most && a[words] == b[words]) ++words;
  return words;
}

std::size_t slow_before(const Word* a, const Word* b, std::size_t most) {
  std::size_t words = 0;
  while (words < most && *(a - words - 1) == *(b - words - 1)) ++words;
  return words;
}

}  // namespace

TEST_CASE("equal words are counted as one by one, ahead and before, for any number of them") {
  std::mt19937 random{5};
  for (int round = 0; round < 20'000; ++round) {
    std::vector<Word> a = planting::random_words(random, 2 * most_at_once, 1000);
    std::vector<Word> b = a;
    for (auto changes = random() % 4; changes > 0; --changes) b[random() % b.size()] ^= 1u << random() % 32;
    const std::size_t at = random() % (a.size() + 1);
    const Word* const x = a.data() + at;
    const Word* const y = b.data() + at;
    const std::size_t ahead = random() % (a.size() - at + 1);
    const std::size_t before = random() % (at + 1);
    REQUIRE(equal_ahead(x, y, ahead) == slow_ahead(x, y, ahead));
    REQUIRE(equal_before(x, y, before) == slow_before(x, y, before));
    const std::size_t most = random() % (most_at_once + 1);
    if (a.size() - at >= most_at_once) REQUIRE(equal_ahead_at_once(x, y, most) == slow_ahead(x, y, most));
    if (at >= most_at_once) REQUIRE(equal_before_at_once(x, y, most) == slow_before(x, y, most));
  }
}
