#include "linter/match/regex.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "linter/match/pattern_dialect.h"
#include "linter/text/error.h"

using namespace galley;

namespace {

using Found = std::vector<std::string>;

Found found(std::string_view pattern, std::string_view text) {
  const Regex regex{pattern};
  RegexWorkspace workspace;
  Found all;
  regex.for_each(text, workspace, [&](const std::vector<Capture>& groups) {
    all.emplace_back(text.substr(groups[0].begin, groups[0].size()));
    return true;
  });
  return all;
}

}  // namespace

TEST_CASE("Of two alternatives the first wins, as in .NET") { CHECK(found("foo|foo bar", "foo bar") == Found{"foo"}); }

TEST_CASE("Classes and boundaries mean Unicode") {
  CHECK(found("\\b\\w+\\b", "Ärger über été") == Found{"Ärger", "über", "été"});
  CHECK(found("(?i)éTÉ", "été") == Found{"été"});
  CHECK(found("\\bver", "überver ver") == Found{"ver"});
}

TEST_CASE("Look-around and back-references work, and look-behind of any length") {
  CHECK(found("(?<!not )good", "good, not good") == Found{"good"});
  CHECK(found("(?<!not\\s+)good", "good, not   good") == Found{"good"});
  CHECK(found("(?<=a|bcd?)x", "ax bcx bcdx x") == Found{"x", "x", "x"});
  CHECK(found("(\\w)\\1", "aabbc") == Found{"aa", "bb"});
}

TEST_CASE("A pattern that is wrong says why") {
  CHECK_THROWS_WITH_AS(Regex{"a("}, doctest::Contains("“a(” is wrong"), Error);
  CHECK_THROWS_AS(Regex{"[z-a]"}, Error);
}

TEST_CASE("A search that takes too many steps is given up, and says so") {
  const Regex regex{"(a+)+$"};
  RegexWorkspace workspace;
  CHECK_FALSE(regex.matches(std::string(64, 'a') + "b", workspace));
  CHECK(workspace.take_exhausted());
  CHECK_FALSE(workspace.take_exhausted());
}

TEST_CASE("Groups are put into a replacement") {
  RegexWorkspace workspace;
  CHECK(Regex{"(\\w+) using"}.replace("tools using", "$1 by ${1} $$", workspace) == "tools by tools $");
}

TEST_CASE("A pattern that is searched with often finds what it found before") {
  const Regex regex{"(a)(b)?"};
  RegexWorkspace workspace;
  std::vector<Capture> groups;
  for (int round = 0; round < 300; ++round) {
    REQUIRE(regex.find("xab", 0, workspace, groups));
    CHECK(groups[0].begin == 1);
    CHECK(groups[2].end == 3);
  }
}

TEST_CASE("What is taken to be right without being compiled is so") {
  for (const char* const pattern :
       {"a{2,1}", "[z-a]", "(?<n>a)(?<n>b)", "\\p{Foo}", "[\\d-z]", "^*", "a**", "(?<=a+)b"}) {
    CAPTURE(pattern);
    const auto tree = parse_pattern(pattern);
    CHECK_FALSE((tree && is_surely_accepted(*tree)));
  }
  CHECK(is_surely_accepted(*parse_pattern("(?i)\\b(?:a|[b-d]\\s+\\d{1,2}(?!x))")));
}
