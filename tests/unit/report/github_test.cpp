#include <doctest/doctest.h>

#include "tests/unit/report/reporting.h"

using namespace galley;
using reporting::Run;

TEST_CASE("an annotation names level, rule, file and place") {
  Run run{"one\ntwo three\n"};
  run.say({8, 13}, "here").severity = Severity::suggestion;
  CHECK(run.print("github") == "::notice title=a-rule,file=a.txt,line=2,endLine=2,col=5,endColumn=10::here\n");
}

TEST_CASE("a span over several lines has no columns") {
  Run run{"one\ntwo three\n"};
  run.say({0, 7}, "here");
  CHECK(run.print("github") == "::warning title=a-rule,file=a.txt,line=1,endLine=2::here\n");
}

TEST_CASE("what has a meaning in a command is escaped") {
  Run run{"one\n", "a,b:c%.txt"};
  run.say({0, 3}, "100 %: yes, “so”").related.push_back({.file = FileId{0}, .span = {0, 3}, .message = "first here"});
  CHECK(run.print("github") ==
        "::warning title=a-rule,file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=1,endColumn=4::100 %25: yes, "
        "“so”%0Aa,b:c%25.txt:1: first here\n");
}

TEST_CASE("a file that can't be checked is an error") {
  Run run{"one\n"};
  run.result.errors.push_back({.path = "b.txt", .message = "it can't be read"});
  CHECK(run.print("github") == "::error title=can’t be checked,file=b.txt::it can't be read\n");
}

TEST_CASE("the worst come first, and of more than ten of a level the tenth says how many more") {
  Run run{"one\n"};
  for (int i = 0; i < 12; ++i) run.say({0, 3}, "warned " + std::to_string(i));
  run.say({0, 3}, "wrong").severity = Severity::error;
  const std::string printed = run.print("github");
  CHECK(printed.starts_with("::error title=a-rule"));
  CHECK(printed.find("::warned 8\n::warning title=galley::3 more warnings stand in the log\n"
                     "a.txt:1: warning: warned 9 [a-rule]\n") != std::string::npos);
  CHECK(printed.ends_with("a.txt:1: warning: warned 11 [a-rule]\n"));
}

TEST_CASE("a line of the log is never taken for a command") {
  Run run{"one\n", "::error::.txt"};
  for (int i = 0; i < 11; ++i) run.say({0, 3}, "warned");
  CHECK(run.print("github").find("\n./::error::.txt:1: warning: warned [a-rule]\n") != std::string::npos);
}
