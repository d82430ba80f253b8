#include "linter/match/triggered_pattern.h"

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "linter/text/error.h"
#include "tests/support/trigger_hits.h"

using namespace galley;

namespace {

using Found = std::vector<std::vector<std::string>>;

// Each match with its groups.
template <typename Search>
Found all(std::string_view text, Search search) {
  Found found;
  search([&](const std::vector<Capture>& groups) {
    auto& one = found.emplace_back();
    for (const Capture& group : groups) {
      one.push_back(group.matched()
                        ? std::to_string(group.begin) + ':' + std::string{text.substr(group.begin, group.size())}
                        : "-");
    }
    return true;
  });
  return found;
}

Found alone(const Regex& regex, std::string_view text) {
  RegexWorkspace workspace;
  return all(text, [&](auto visit) { regex.for_each(text, workspace, visit); });
}

// Tried only where the pattern's literals stand.
Found near(const TriggeredPattern& pattern, std::string_view text) {
  const std::vector<TriggerHit> hits = find_trigger_hits(pattern, text);
  RegexWorkspace workspace;
  return all(text, [&](auto visit) { pattern.for_each(text, hits, 0, workspace, visit); });
}

std::string literals_of(std::string_view pattern) {
  const TriggeredPattern triggered{pattern};
  std::string text;
  for (const RequiredLiteral& literal : triggered.literals()) text += (text.empty() ? "" : "|") + literal.text;
  return text;
}

bool is_phrases(std::string_view pattern) { return TriggeredPattern{pattern}.is_phrases(); }

const std::string pieces[] = {"a", "b", "c",   "A",   "B",  " ",  " ", "\n", "é",
                              ".", ",", "foo", "bar", "we", "12", "7", "—",  "I"};

std::string random_text(std::mt19937& random) {
  std::string text;
  for (std::size_t length = random() % 30; length > 0; --length) text += pieces[random() % std::size(pieces)];
  return text;
}

// A pattern of the kinds that styles use.
std::string random_pattern(std::mt19937& random, int depth) {
  static const std::string atoms[] = {"a",     "b",       "foo",      "bar",  "we",    "I",     "A",   "[ab]",
                                      "[A-Z]", "\\d",     "\\s",      "é",    "—",     "\\b",   "^",   "\\s+",
                                      "\\s*",  "\\w+",    "(?=\\s)",  "[—.]", ".",     " ",     "\\.", ",",
                                      "\\d+",  "(?!\\w)", "(?<!\\w)", "[^a]", "[^,]+", "[a-c]+"};
  std::string pattern;
  for (std::size_t length = 1 + random() % 4; length > 0; --length) {
    if (depth > 0 && random() % 3 == 0) {
      pattern += random() % 2 == 0 ? "(" : "(?:";
      for (std::size_t branches = 1 + random() % 3; branches > 0; --branches) {
        pattern += random_pattern(random, depth - 1);
        if (branches > 1) pattern += '|';
      }
      pattern += ')';
      if (random() % 4 == 0) pattern += random() % 2 == 0 ? "?" : "{2,3}";
    } else {
      pattern += atoms[random() % std::size(atoms)];
    }
  }
  return pattern;
}

void compare(const std::string& written, std::mt19937& random, int rounds) {
  const TriggeredPattern pattern{written};
  for (int round = 0; round < rounds; ++round) {
    const std::string text = random_text(random);
    CAPTURE(written);
    CAPTURE(text);
    const Found expected = alone(pattern.regex(), text);
    RegexWorkspace workspace;
    CHECK(all(text, [&](auto visit) { pattern.for_each(text, workspace, visit); }) == expected);
    if (!pattern.literals().empty()) CHECK(near(pattern, text) == expected);
  }
}

}  // namespace

TEST_CASE("A pattern that holds where a search begins is tried nowhere else") {
  CHECK(TriggeredPattern{"\\Gfoo"}.literals().empty());
  CHECK_FALSE(is_phrases("\\Gfoo"));
}

TEST_CASE("What every match holds is read off the pattern") {
  CHECK(literals_of("(?m)\\b(?:foo|bars?)\\b") == "foo|bars|bar");
  CHECK(literals_of("(?i)ABC") == "abc");
  CHECK(literals_of("\\bas\\s+well\\b") == std::string{"as"} + any_space + "well");
  CHECK(literals_of("\\d+ percent") == std::string{any_digit} + " percent");
  CHECK(literals_of("\\w+ly").find("ly") != std::string::npos);
  CHECK(literals_of("[A-Z]{3,5}") == std::string(3, any_upper));
  CHECK(literals_of("foo|\\w") == "");
  CHECK(literals_of("(?=foo)") == "");
}

TEST_CASE("White space or the beginning of a line around a letter makes it a word") {
  const TriggeredPattern pattern{"(?i)(?:^|\\s)I(?=\\s)"};
  REQUIRE(pattern.literals().size() == 1);
  CHECK(pattern.literals()[0].begins_word);
  CHECK(pattern.literals()[0].ends_word);
}

TEST_CASE("Lists of words need no engine") {
  CHECK(is_phrases("(?m)\\b(?:utili[sz]e|in\\s+order\\s+to)\\b"));
  CHECK(is_phrases("(?i)(?<!\\w)(c\\+\\+)(?!\\w)"));
  CHECK_FALSE(is_phrases("\\b\\w+ly\\b"));
  CHECK_FALSE(is_phrases("foo(?!\\s)"));
  CHECK_FALSE(is_phrases("a\\s+(?!\\w)"));
}

TEST_CASE("Trying a pattern only near its literals finds what it finds alone, its groups too") {
  std::mt19937 random{7};
  for (const char* const pattern : {"(?m)\\b(?:foo|foo bar|bar)\\b",
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
                                    "\\bA\\b",
                                    "(?:^|\\s)I\\s|\\bI,",
                                    "\\b\\d+(?:a|foo|b)",
                                    "[A-Z]{2,3}",
                                    "\\s[—–]\\s|\\s[—–]",
                                    "(a)|(foo)|(foo (bar)?)",
                                    "\\b(\\w+)\\b",
                                    "[^\\s]+",
                                    "\\w*\\d{2}b",
                                    "(?i) \\s*I",
                                    " \\s+bar",
                                    "(?<!\\w)  \\."}) {
    compare(pattern, random, 400);
  }
}

TEST_CASE("The same holds for patterns made at random") {
  std::mt19937 random{11};
  for (int round = 0; round < 3000; ++round) {
    std::string pattern = random_pattern(random, 2);
    if (round % 3 == 0) pattern = "(?i)" + pattern;
    if (round % 5 == 0) pattern = "(?m)\\b(?:" + pattern + ")\\b";
    compare(pattern, random, 12);
  }
}

TEST_CASE("a letter beyond ASCII in front of what is looked for is as long as it is") {
  const TriggeredPattern pattern{"é(?:bar(?:\\s|I)(?:x|y+)?|—)"};
  const std::string text = "foo ébar é";
  CHECK(near(pattern, text) == alone(pattern.regex(), text));
}

TEST_CASE("a pattern that ends with a tail behind anything matches what it does alone") {
  const std::string patterns[] = {"\\b(?:(?:[^,]+,){1,}\\s\\w+\\s(?:and|or))\\b",
                                  "\\w+!(?:\\s|$)",
                                  "(?m)[a-z ]+;(?:a|b|$)",
                                  "(?:x[^,]*,){2}\\s*(we|I)",
                                  "(?:[^,]+,)+(?:and|\\sI)",
                                  "(?:a+,|b)+ and",
                                  "(?:(?:[^\\s,]+,){1,}\\s+\\w+\\s+(?:and|or)\\s+\\w+[.!;])",
                                  "[^,]+\\b(?:we|or)\\b.x",
                                  "\\w+ and.+(?:and|or) \\w",
                                  "(?i)\\S+\\s(?:A|we),(?:x|\\s)",
                                  "\\w+,(?!,)"};
  const std::string parts[] = {"a", "b",   "x",  " ",  " ", ",",  ", ", "!",
                               ";", "and", "or", "we", "I", "\n", "é",  " and "};
  std::mt19937 random{11};
  for (const std::string& written : patterns) {
    const TriggeredPattern pattern{written};
    for (int round = 0; round < 3000; ++round) {
      std::string text;
      for (std::size_t length = random() % 24; length > 0; --length) text += parts[random() % std::size(parts)];
      INFO(written << " in " << text);
      CHECK(near(pattern, text) == alone(pattern.regex(), text));
    }
  }
}
