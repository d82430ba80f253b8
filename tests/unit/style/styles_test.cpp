#include <algorithm>

#include <doctest/doctest.h>

#include "linter/style/formula.h"
#include "linter/style/ini.h"
#include "linter/style/message.h"
#include "linter/style/patterns.h"
#include "linter/style/selector.h"
#include "linter/style/sentence_ends.h"
#include "linter/style/spellings.h"
#include "linter/style/statistics.h"
#include "linter/style/title_case.h"
#include "linter/style/vale_config.h"
#include "linter/style/words.h"
#include "linter/style/yaml.h"
#include "linter/text/error.h"

using namespace galley;

namespace {

std::string wrong_in(std::string_view yaml) {
  try {
    parse_yaml(yaml, "a.yml");
    return "";
  } catch (const Error& wrong) {
    return wrong.what();
  }
}

std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> all;
  for (const TextSpan& span : split_into_sentences(text)) all.emplace_back(text.substr(span.begin, span.size()));
  return all;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> all;
  for (const SpellingWord& word : spelling_words(text)) all.push_back(word.text);
  return all;
}

std::string formatted(std::string_view message, std::vector<std::string> arguments) {
  return format_message(message, arguments);
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("YAML knows where its values stand") {
  const YamlNode rule = parse_yaml("extends: existence\ntokens:\n  - foo\n  - 'b: r'\n", "a.yml");
  const YamlNode* const tokens = rule.find("tokens");
  REQUIRE(tokens);
  CHECK(tokens->items[1].scalar == "b: r");
  CHECK(std::string{tokens->items[1].error("x").what()} == "a.yml:4:5: x");
}

TEST_CASE("YAML that is wrong is an error at its place") {
  CHECK(wrong_in("a: [1\n") != "");
  CHECK(wrong_in("a: 1\nb: 2\na: 3\n") == "a.yml:3:1: the key “a” stands in line 1 already; keep one of them");
  CHECK(wrong_in("a: *b\n").starts_with("a.yml:1:4: nothing above"));
  CHECK(wrong_in("a: 1\n---\nb: 2\n") != "");
}

TEST_CASE("A bomb of aliases, and nesting without end, are refused") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int level = 1; level < 12; ++level) {
    bomb += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [";
    for (int copy = 0; copy < 10; ++copy) bomb += (copy ? ", *a" : "*a") + std::to_string(level - 1);
    bomb += "]\n";
  }
  CHECK(wrong_in(bomb).find("300,000 values") != std::string::npos);
  CHECK(wrong_in(std::string(500, '[')).find("64 deep") != std::string::npos);
}

TEST_CASE("An INI file is sections of keys with their lines") {
  const auto sections = parse_ini("A = 1 # no\n; no\n[*.md]\nB: 'x y'\nC = a#b\n[*.md]\nB = 2\n", "v");
  REQUIRE(sections.size() == 2);
  CHECK(sections[0].entries[0].value == "1");
  CHECK(sections[1].entries.size() == 3);
  CHECK(sections[1].entries[0].value == "x y");
  CHECK(sections[1].entries[1].value == "a#b");
  CHECK(sections[1].entries[2].line == 7);
  CHECK_THROWS_WITH_AS(parse_ini("\nwrong\n", "v"), doctest::Contains("v:2:1:"), Error);
  CHECK_THROWS_AS(parse_ini("[a\n", "v"), Error);
}

TEST_CASE("The sections that hold for a file say which rules run") {
  const ValeConfig config = read_vale_config(
      "MinAlertLevel = warning\n[*]\nBasedOnStyles = A\nA.Off = NO\n[*.md]\nA.Loud = error\n[docs/*.md]\nBasedOnStyles "
      "= B\nA = NO\nA.Kept = YES\n"
      "[*.txt]\nBasedOnStyles =\n",
      "v.ini");
  const auto runs = [&](const std::string& path, const std::string& rule) {
    return settle(config, sections_for(config, path)).runs(rule);
  };
  CHECK(runs("a.md", "A.Any"));
  CHECK_FALSE(runs("a.md", "A.Off"));
  CHECK_FALSE(runs("a.md", "B.Any"));
  CHECK(runs("docs/deep/a.md", "B.Any"));
  CHECK_FALSE(runs("docs/a.md", "A.Any"));
  CHECK(runs("docs/a.md", "A.Kept"));
  CHECK_FALSE(runs("a.txt", "A.Any"));
  CHECK(settle(config, sections_for(config, "a.md")).level("A.Loud") == Severity::error);
  CHECK_THROWS_WITH_AS(read_vale_config("[*]\nStylesPath = x\n", "v"), doctest::Contains("v:2:1:"), Error);
  CHECK(read_vale_config("StylePath = x\n", "v").warnings[0].find("StylesPath") != std::string::npos);
}

TEST_CASE("A selector asks for names in any order, all of one line") {
  const Strings heading = {"h2", "heading", "md", "text"};
  CHECK(Selector{{"text"}}.matches(heading, false));
  CHECK(Selector{{"heading.h2"}}.matches(heading, false));
  CHECK(Selector{{"h2.heading & text"}}.matches(heading, false));
  CHECK_FALSE(Selector{{"~heading"}}.matches(heading, false));
  CHECK(Selector{{"list", "heading"}}.matches(heading, false));
  CHECK_FALSE(Selector{{"text"}}.matches(heading, true));
  CHECK(Selector{{"sentence"}}.matches({"sentence", "text"}, true));
}

TEST_CASE("Messages are Go's, and what means nothing stands for itself") {
  CHECK(formatted("Use '%s' instead of '%s'.", {"a", "b"}) == "Use 'a' instead of 'b'.");
  CHECK(formatted("%[2]s before %[1]s", {"a", "b"}) == "b before a");
  CHECK(formatted("100%% of %d", {"7"}) == "100% of 7");
  CHECK(formatted("100% sure %s", {"a"}) == "100% sure a");
  CHECK(formatted("%s %s", {"a"}) == "a ");
  CHECK(formatted("got %s", {"two\n   lines"}) == "got two lines");
  CHECK(sentence_list(Strings{"a", "b", "c"}) == "'a', 'b', or 'c'");
}

TEST_CASE("A phrase may be wrapped") {
  CHECK(wrap_spaces("as well") == "as\\s+well");
  CHECK(wrap_spaces("a [ x] +b\\ c") == "a\\s+[ x] +b\\ c");
}

TEST_CASE("The spellings that a simple pattern stands for are spelt out") {
  CHECK(spellings_of("colou?rs?") == Strings{"colours", "colour", "colors", "color"});
  CHECK_FALSE(spellings_of("a+"));
  CHECK(spelling_like("(?:Java|Type)Script", "typescript") == "TypeScript");
}

TEST_CASE("Sentences are Punkt's") {
  CHECK(sentences("Dr. Orr came. He left at 5 p.m. on Monday.") ==
        Strings{"Dr. Orr came.", "He left at 5 p.m. on Monday."});
  CHECK(sentences("It costs 3.5 now. Is it (really?) so? Yes!") ==
        Strings{"It costs 3.5 now.", "Is it (really?) so?", "Yes!"});
  CHECK(sentences("one two\n\nthree").size() == 1);
  CHECK(sentences("").empty());
}

TEST_CASE("Words for spelling are without the marks around them") {
  CHECK(words("“Don’t,” she said (e.g. twice); 42 O'Neil's.") ==
        Strings{"Don't", "she", "said", "e.g.", "twice", "O'Neil's"});
}

TEST_CASE("Titles and sentences are cased") {
  RegexWorkspace workspace;
  const CaseWords none{{}, ""};
  const CaseWords some{{"iOS", "JSON"}, ""};
  CHECK(to_title_case("a guide to the iOS world", TitleStyle::ap, some, workspace) == "A Guide to the iOS World");
  CHECK(to_sentence_case("Reading Json Notes: Some Files", Strings{":"}, some, workspace) ==
        "Reading JSON notes: Some files");
  CHECK(to_sentence_case("Reading Files: Some Notes", Strings{":"}, none, workspace) == "Reading files: Some notes");
}

TEST_CASE("A formula is worked out, and says what is wrong with it") {
  const Variables known{{"words", 6}, {"heading_h1", 2}};
  CHECK(Formula{"1 + 2 * (words - heading.h1) / 4", known}.value(known) == doctest::Approx(3));
  CHECK(Formula{"math.sqrt(words * 6) > 5 && !(words < 1)", known}.value(known) == 1);
  CHECK(Formula{"round(2.345, 2)", known}.value(known) == doctest::Approx(2.35));
  CHECK_THROWS_WITH_AS((Formula{"wrods + 1", known}), doctest::Contains("wrods"), Error);
  CHECK_THROWS_AS((Formula{"(1 + ", known}), Error);
  CHECK_THROWS_AS((Formula{std::string(5000, '(') + "1", known}), Error);
}

TEST_CASE("Syllables and words are counted") {
  RegexWorkspace workspace;
  CHECK(count_syllables("apostrophe", workspace) == 4);
  CHECK(count_syllables("the", workspace) == 1);
  CHECK(count_syllables("regulation", workspace) == 4);
  const TextStatistics text = count_text("One short sentence. Another one here.", workspace);
  CHECK(text.words == 6);
  CHECK(text.sentences == 2);
}
