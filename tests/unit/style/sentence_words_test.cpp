#include "linter/style/sentence_words.h"

#include <doctest/doctest.h>

#include "linter/style/default_words.h"

using namespace galley;

TEST_CASE("Words are told by how newspapers write them") {
  CHECK(written("zones") == Written::small);
  CHECK(written("bank") == Written::both);
  CHECK(written("yasuhiro") == Written::unknown);
  for (const char* const word : {"", " ", "!", "aa", "zzz", "the and", "zones bank"})
    CHECK(written(word) == Written::unknown);
}

TEST_CASE("The first and the last word of each list are found") {
  for (const char* const word : {"a-%", "zoot"}) CHECK(written(word) == Written::small);
  for (const char* const word : {"a", "zoning"}) CHECK(written(word) == Written::both);
}

TEST_CASE("Words that dictionaries of American English lack") {
  CHECK(is_default_word("colour"));
  CHECK(is_default_word("stdout"));
  CHECK_FALSE(is_default_word(""));
  CHECK_FALSE(is_default_word("color"));
  CHECK(default_name("uid") == "UID");
  CHECK(default_name("colour").empty());
  CHECK(default_name("qwertz").empty());
}
