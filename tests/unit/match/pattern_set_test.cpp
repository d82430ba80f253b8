#include "linter/match/pattern_set.h"

#include <doctest/doctest.h>

#include "linter/text/error.h"

using namespace galley;

namespace {

std::vector<std::string> found(std::vector<Pattern> patterns, std::string_view text) {
  const PatternSet set{patterns};
  std::vector<PatternMatch> matches;
  set.find(text, {0, static_cast<Offset>(text.size())}, matches);
  std::vector<std::string> shown;
  for (const PatternMatch& match : matches) {
    shown.push_back(std::to_string(match.pattern) + ":" +
                    std::string{text.substr(match.span.begin, match.span.size())});
  }
  return shown;
}

using Shown = std::vector<std::string>;

}  // namespace

TEST_CASE("a pattern set gives every match in the order of the text") {
  CHECK(found({{"b+"}, {"a"}}, "a bb a") == Shown{"1:a", "0:bb", "1:a"});
}

TEST_CASE("a pattern set heeds the case of each pattern by itself") {
  CHECK(found({{"tk"}, {"tk", true}}, "TK tk") == Shown{"1:TK", "0:tk", "1:tk"});
}

TEST_CASE("of two alternatives the first one wins, not the longer") {
  CHECK(found({{"foo|foo bar"}}, "foo bar") == Shown{"0:foo"});
}

TEST_CASE("an empty match is none") { CHECK(found({{"x*"}}, "axxb").size() == 1); }

TEST_CASE("a pattern set searches only within the span, and sees its edges as the text's") {
  const PatternSet set{std::vector<Pattern>{{"\\bcat\\b"}}};
  std::vector<PatternMatch> matches;
  set.find("a cat cats", {2, 5}, matches);
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].span == TextSpan{2, 5});
}

TEST_CASE("a wrong pattern is an error that names it") {
  CHECK_THROWS_AS(PatternSet{std::vector<Pattern>{{"a("}}}, Error);
}
