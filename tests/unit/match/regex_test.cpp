#include "linter/match/regex.h"

#include <random>

#include <doctest/doctest.h>

#include "linter/match/literal_set.h"
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

// The same, tried only where the pattern's literals stand.
Found found_near(const Regex& regex, std::string_view text) {
  LiteralSet literals;
  for (const RequiredLiteral& literal : regex.requirement().literals) literals.add(literal);
  literals.build();
  std::vector<Offset> hits;
  literals.find(text, [&](std::uint32_t, std::size_t at) {
    if (hits.empty() || hits.back() != at) hits.push_back(static_cast<Offset>(at));
  });
  RegexWorkspace workspace;
  Found all;
  regex.for_each_near(text, hits, 0, text.size(), workspace, [&](const std::vector<Capture>& groups) {
    all.emplace_back(text.substr(groups[0].begin, groups[0].size()));
    return true;
  });
  return all;
}

std::string text_of(const Requirement& requirement) {
  std::string text;
  for (const RequiredLiteral& literal : requirement.literals) text += (text.empty() ? "" : "|") + literal.text;
  return text;
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

TEST_CASE("What every match holds is read off the pattern") {
  const auto required = [](std::string_view pattern) { return text_of(Regex{pattern}.requirement()); };
  CHECK(required("(?m)\\b(?:foo|bars?)\\b") == "foo|bars|bar");
  CHECK(required("(?i)ABC") == "abc");
  CHECK(required("\\bas\\s+well\\b") == std::string{"as"} + any_space + "well");
  CHECK(required("\\d+ percent") == " percent");
  CHECK(required("\\w+ly").find("ly") != std::string::npos);
  CHECK(required("[A-Z]{3,5}") == "");
  CHECK(required("foo|\\d") == "");
  CHECK(required("(?=foo)") == "");
}

TEST_CASE("Trying a pattern only near its literals finds what it finds alone") {
  const std::vector<std::string> patterns = {"(?m)\\b(?:foo|foo bar|bar)\\b",
                                             "(?i)\\b(?:we|we're|our)\\b",
                                             "\\ba\\s+b\\b",
                                             "(?i)[^.]*\\bab\\b",
                                             "\\w+ab",
                                             "ab?a",
                                             "(?<!a )ba",
                                             "(?:a|b){2}c",
                                             "\\b(ab|ba)+\\b",
                                             "a\\s*b\\s+a",
                                             "(?i)\\bé?ab",
                                             "b.a",
                                             "(?m)^ab|ba$",
                                             "(a|b|) c",
                                             "a\\s+ b",
                                             "a\\s+b?\\sa",
                                             "\\bA\\b"};
  const std::string alphabet[] = {"a", "b", "c", "A", " ", " ", "\n", "é", ".", "foo", "bar", "we", "re"};
  std::mt19937 random{7};
  for (const std::string& pattern : patterns) {
    const Regex regex{pattern};
    if (regex.requirement().literals.empty()) continue;
    for (int round = 0; round < 400; ++round) {
      std::string text;
      for (std::size_t length = random() % 30; length > 0; --length) text += alphabet[random() % std::size(alphabet)];
      CAPTURE(pattern);
      CAPTURE(text);
      CHECK(found_near(regex, text) == found(pattern, text));
    }
  }
}
