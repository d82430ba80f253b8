#include "linter/proof/rule_case.h"

#include <doctest/doctest.h>

#include "linter/proof/rule_trial.h"

namespace {

using namespace galley;
using Lines = std::vector<std::string>;

RuleCases read(const std::string& text) { return read_rule_cases(parse_yaml(text, "a.test.yml")); }

std::string first_error(const std::string& text) {
  const RuleCases cases = read(text);
  return cases.errors.empty() ? "" : cases.errors.front();
}

TEST_SUITE("rule cases") {
  TEST_CASE("a case says what it reads, and what is wanted of it") {
    const RuleCases cases = read(
        "- name: one\n  input: Text.\n  format: .txt\n  rule: R.yml\n  about: a note\n  want: |\n    1:1:S.R:m\n"
        "  contains: [a, b]\n  absent: c\n");
    REQUIRE(cases.errors.empty());
    REQUIRE(cases.cases.size() == 1);
    const RuleCase& one = cases.cases[0];
    CHECK(one.format == "txt");
    CHECK(one.rule == "R.yml");
    CHECK(one.place == "a.test.yml:1:3");
    REQUIRE(one.expectations.size() == 4);
    CHECK(one.expectations[0].text == "1:1:S.R:m\n");
    CHECK(one.expectations[0].place == "a.test.yml:6:9");
    CHECK(one.expectations[2].text == "b");
    CHECK(one.expectations[3].kind == Expectation::Kind::lacks);
  }

  TEST_CASE("an empty want is wanted, a missing one is not") {
    CHECK(read("- {name: a, input: x, want: ''}\n").cases.size() == 1);
    CHECK(first_error("- {name: a, input: x}\n").find("a.test.yml:1:3: the test “a” wants nothing") == 0);
  }

  TEST_CASE("what is wrong with one case hides no other") {
    const RuleCases cases = read(
        "- {input: x, want: ''}\n- {name: a, want: ''}\n- {name: a, want: ''}\n- {name: b, wnat: ''}\n- text\n"
        "- {name: c, want: ''}\n");
    CHECK(cases.cases.size() == 2);
    REQUIRE(cases.errors.size() == 4);
    CHECK(cases.errors[1] == "a.test.yml:3:3: a test “a” stands in line 2 already; give this one another name");
    CHECK(cases.errors[2] == "a.test.yml:4:13: there is no key “wnat” here (did you mean “want”?)");
  }

  TEST_CASE("only a rule's file has tests") {
    const auto of = [](const char* text) { return rule_cases_of(parse_yaml(text, "r.yml")).cases.size(); };
    CHECK(of("extends: existence\ntests:\n  - {name: a, want: ''}\n") == 1);
    CHECK(of("tests:\n  - {name: a, want: ''}\n") == 0);
    CHECK(of("extends: existence\n") == 0);
  }

  TEST_CASE("lines that differ") {
    CHECK(difference({"a", "b"}, {"b", "c"}) == Lines{"- a", "+ c"});
    CHECK(difference({"a", "a"}, {"a"}) == Lines{"- a"});
    CHECK(difference({"a"}, {"a"}).empty());
    CHECK(lines_of("a \r\nb\n\n") == Lines{"a", "b"});
    CHECK(lines_of("").empty());
  }

  TEST_CASE("a rule is named after the folders of styles, or after its own") {
    const Lines folders{"/s/styles"};
    const auto name = [&](const char* path) { return rule_place(path, folders).rule; };
    CHECK(name("/s/styles/House/Hedging.yml") == "House.Hedging");
    CHECK(name("/s/styles/House/words/Old.v2.yml") == "House.words.Old");
    CHECK(name("/t/Other/Rule.yml") == "Other.Rule");
    CHECK(rule_place("/t/Other/Rule.yml", folders).folder == "/t");
  }
}

}  // namespace
