#include "linter/match/pattern_breaks.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "linter/match/regex.h"

using namespace galley;

namespace {

bool stays(std::string_view pattern) {
  const auto tree = parse_pattern(pattern);
  REQUIRE(tree);
  return stays_in_paragraphs(*tree);
}

using Places = std::vector<std::pair<std::size_t, std::size_t>>;

void add_matches(const Regex& regex, std::string_view text, std::size_t begin, Places& places) {
  RegexWorkspace workspace;
  regex.for_each(text, workspace, [&](const std::vector<Capture>& groups) {
    places.emplace_back(begin + groups[0].begin, begin + groups[0].end);
    return true;
  });
}

Places in_paragraphs(const Regex& regex, std::string_view text) {
  Places places;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size() - 2) + 2;
    add_matches(regex, text.substr(at, std::min(end, text.size()) - at), at, places);
    at = end;
  }
  return places;
}

const char* const within[] = {
    "foo",         "(?i)\\bfoo\\b", "(?m)^a",    "(?m)a$",  "[^\\s]+",      "\\w+",
    ".+",          "a .*b",         "a\\s",      "a\\sb",   "(?:a|b)\\s?c", "a(?=\\s)",
    "a(?=[\\s,])", "a(?!\\s)",      "(?<!\\w)a", "(?<=b)a", "(?<=b a )a",   "\\d{1,2} ?[ap]m\\b",
    "\\(.+\\)",    "a\\Bb",         "a(?= b)",   "(?>a+)b", "[a-c]+?b",     "(?:\\bA[a-z]+ )+\\((B)\\)"};

const char* const beyond[] = {"\\sa",       "a\\s+b",        "a\\s*b",     "[^b]+",     "^a",
                              "a$",         "\\Aa",          "(?s)a.+",    "(?<=\\s)a", "(?<!\\s)a",
                              "a(?=\\s+b)", "(a)\\1",        "a\\n\\n",    "\\n",       "(?:a\\s)+\\s",
                              "(?:\\s|a)b", "a\\s(?:b|\\s)", "(?:\\sa?)+", "a(?!b\\s)"};

}  // namespace

TEST_CASE("what keeps to its paragraph is told from what may not") {
  for (const char* const pattern : within) CHECK_MESSAGE(stays(pattern), pattern);
  for (const char* const pattern : beyond) CHECK_MESSAGE(!stays(pattern), pattern);
}

TEST_CASE("a pattern that keeps to its paragraph finds the same in the text as in its paragraphs") {
  const std::string parts[] = {"a", "b", "c", "A", "B", " ", "\n", "\n\n", "foo", "(", ")", "3 am", ",", "é"};
  std::mt19937 random{7};
  std::vector<Regex> regexes;
  for (const char* const pattern : within) regexes.emplace_back(pattern);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t length = random() % 24 + 2; length > 0; --length) text += parts[random() % std::size(parts)];
    for (const Regex& regex : regexes) {
      Places whole;
      add_matches(regex, text, 0, whole);
      CHECK_MESSAGE(whole == in_paragraphs(regex, text), regex.pattern() << " in " << text);
    }
  }
}
