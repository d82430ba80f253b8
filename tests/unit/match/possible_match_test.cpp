#include "linter/match/possible_match.h"

#include <string>

#include <doctest/doctest.h>

#include "linter/match/regex.h"

namespace {

using namespace galley;

bool possible(const char* pattern) {
  const auto tree = parse_pattern(pattern);
  REQUIRE(tree);
  return can_match(*tree);
}

TEST_SUITE("possible matches") {
  TEST_CASE("a word boundary between two letters is none") {
    CHECK_FALSE(possible("\\bfoo\\b\\bbar\\b"));
    CHECK_FALSE(possible("a\\bb"));
    CHECK_FALSE(possible("\\w+\\b[a-z]"));
    CHECK_FALSE(possible("a\\B "));
  }

  TEST_CASE("a line begins behind its end") {
    CHECK_FALSE(possible("a^b"));
    CHECK_FALSE(possible("(?m)a$b"));
    CHECK_FALSE(possible("\\b(?:^#)\\b"));
    CHECK(possible("(?m)a$\\nb"));
    CHECK(possible("(?m)a\\n^b"));
    CHECK_FALSE(possible("a\\n^b"));
    CHECK(possible("^"));
  }

  TEST_CASE("one way through is enough") {
    CHECK(possible("\\bfoo\\b|a\\bb"));
    CHECK(possible("a(?:\\bb)?c"));
    CHECK(possible("a\\b*b"));
    CHECK(possible("\\bC\\+\\+\\b"));  // in front of a letter
    CHECK(possible("[^\\s]\\b."));
    CHECK(possible("(?:a |b){3}\\bc"));
    CHECK(possible("\\w{30}\\b"));
    CHECK(possible("(a)\\1\\bb"));
  }

  // Patterns and texts, all short ones of an alphabet: what matches something is possible.
  TEST_CASE("what is said to be impossible matches no short text") {
    const std::string parts[] = {"a", " ", "\\b", "\\B", "^", "$", ".", "[ -]", "\\w?", "(?:a|-)", "(?=a)", "\\n"};
    std::vector<std::string> texts{""};
    for (std::size_t at = 0; at < texts.size() && texts[at].size() < 5; ++at) {
      for (const char each : {'a', ' ', '\n'}) texts.push_back(texts[at] + each);
    }
    std::string all;
    RegexWorkspace workspace;
    for (const std::string& first : parts) {
      for (const std::string& second : parts) {
        for (const std::string& third : parts) {
          const std::string pattern = "(?m)" + first + second + third;
          if (possible(pattern.c_str())) continue;
          const Regex regex{pattern};
          for (const std::string& text : texts) {
            CAPTURE(pattern);
            CAPTURE(text);
            REQUIRE_FALSE(regex.matches(text, workspace));
          }
        }
      }
    }
  }
}

}  // namespace
