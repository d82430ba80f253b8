#include "linter/match/slow_pattern.h"

#include <doctest/doctest.h>

namespace {

using namespace galley;

bool is_slow(const char* pattern) { return find_slow_text(pattern).has_value(); }

TEST_SUITE("slow patterns") {
  TEST_CASE("a loop within a loop that reads the same is slow") {
    CHECK(is_slow("(a+)+b"));
    CHECK(is_slow("\\b(?:\\w+)+:"));
    CHECK(is_slow("(?:\\w+\\s?)+\\."));
    CHECK(is_slow("(?:a|a)*b"));
    CHECK(is_slow("\\bx(?:[a-z]*)*y"));
    REQUIRE(find_slow_text("(a+)+b"));
    CHECK(find_slow_text("(a+)+b")->round == "a");
  }

  TEST_CASE("what is read in one way isn't") {
    CHECK_FALSE(is_slow("(?:\\w+ )+\\w+\\."));
    CHECK_FALSE(is_slow("[a-z]+b"));
    CHECK_FALSE(is_slow("(?>a+)+b"));
    CHECK_FALSE(is_slow("(?:foo|bar)+"));
    CHECK_FALSE(is_slow("("));
  }
}

}  // namespace
