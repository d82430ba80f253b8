#include "linter/repeat/align.h"

#include <doctest/doctest.h>

#include "linter/repeat/reference.h"
#include "tests/unit/repeat/planting.h"

using namespace galley::repeat;
using planting::Words;

namespace {

Words reversed(const Words& words) { return {words.rbegin(), words.rend()}; }

// The words that number `code` writes in a system of `alphabet` digits.
Words words_of(unsigned code, std::size_t size, unsigned alphabet) {
  Words words;
  for (std::size_t i = 0; i < size; ++i, code /= alphabet) words.push_back(code % alphabet);
  return words;
}

}  // namespace

TEST_CASE("an extension scores as the whole table does, on every pair of short texts") {
  Aligner aligner;
  for (std::size_t size_a = 0; size_a <= 7; ++size_a) {
    for (std::size_t size_b = 0; size_b <= 6; ++size_b) {
      for (unsigned code_a = 0; code_a < 1u << size_a; ++code_a) {
        for (unsigned code_b = 0; code_b < 1u << size_b; ++code_b) {
          const Words a = words_of(code_a, size_a, 2);
          const Words b = words_of(code_b, size_b, 2);
          // Equal beginnings are taken as they are: no alignment does better.
          REQUIRE(aligner.extend(Reading::forwards(a), Reading::forwards(b)).score == best_extension(a, b));
        }
      }
    }
  }
}

TEST_CASE("an extension backwards is one forwards of the reversed texts") {
  std::mt19937 random{11};
  Aligner aligner;
  for (int round = 0; round < 300; ++round) {
    const Words a = planting::random_words(random, random() % 60, 1000);
    const Words b = planting::edited(random, a, 15, 1000);
    const Extension forwards = aligner.extend(Reading::forwards(a), Reading::forwards(b));
    const Words back_a = reversed(a);
    const Words back_b = reversed(b);
    const Extension backwards = aligner.extend(Reading::backwards(back_a), Reading::backwards(back_b));
    CHECK(forwards.score == backwards.score);
    CHECK(forwards.a == backwards.a);
    CHECK(forwards.score == best_extension(a, b));
  }
}

TEST_CASE("what a score is made of adds up") {
  const Words a{1, 2, 3, 4, 5, 6, 7, 8, 9};
  const Words b{1, 2, 3, 4, 99, 6, 7, 8, 9, 50, 51};
  const Extension extension = Aligner{}.extend(Reading::forwards(a), Reading::forwards(b));
  CHECK(extension.a == 9);
  CHECK(extension.b == 9);
  CHECK(extension.matches == 8);
  CHECK(extension.score == 8 * equal_word - edited_word);
}

TEST_CASE("texts that are alike by halves don't keep it going for ever") {
  Words a;
  Words b;
  for (Word i = 0; i < 200000; ++i) {
    a.push_back(i % 2 == 0 ? 1 : 2 * i);
    b.push_back(i % 2 == 0 ? 1 : 2 * i + 1);
  }
  const Extension extension = Aligner{}.extend(Reading::forwards(a), Reading::forwards(b));
  CHECK(extension.score > 0);
}
