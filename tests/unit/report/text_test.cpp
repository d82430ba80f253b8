#include <doctest/doctest.h>

#include "tests/unit/report/reporting.h"

using namespace galley;
using reporting::Run;

namespace {

std::string on_terminal(const Run& run) { return run.print("text", {.style = Style::terminal}); }

}  // namespace

TEST_CASE("a diagnostic is a line, and each other place a note below it") {
  Run run{"one\ntwo é three\n"};
  Diagnostic& said = run.say({11, 16}, "as at \x01");
  said.related.push_back({.file = FileId{0}, .span = {0, 3}, .message = "first here"});
  CHECK(run.print("text") == "a.txt:2:7: warning: as at line 1 [a-rule]\na.txt:1:1: note: first here\n");
}

TEST_CASE("a place in another file is named with its path") {
  Run run{"one\n"};
  run.add("two\n", "b.txt");
  run.say({0, 3}, "as at \x01").related.push_back({.file = FileId{1}, .span = {0, 3}, .message = "here"});
  CHECK(run.print("text") == "a.txt:1:1: warning: as at b.txt:1 [a-rule]\nb.txt:1:1: note: here\n");
}

TEST_CASE("nothing that copy holds moves the terminal's cursor") {
  Run run{"x\x1b[2J\ty\n"};
  run.say({0, 7}, "it says “\x1b[2J\n”");
  CHECK(on_terminal(run) ==
        "a.txt:1:1: warning: it says “ [2J ” [a-rule]\n"
        "     1 | x [2J y\n"
        "       | ^^^^^^^\n");
}

TEST_CASE("carets stand under wide characters and accents") {
  Run run{"中文 cafe\u0301 x\n"};
  run.say({7, 13}, "here");
  CHECK(on_terminal(run) ==
        "a.txt:1:4: warning: here [a-rule]\n"
        "     1 | 中文 cafe\u0301 x\n"
        "       |      ^^^^\n");
}

TEST_CASE("of a long line the part around the place is shown") {
  Run run{std::string(300, 'a') + "HERE" + std::string(300, 'b') + "\n"};
  run.say({300, 304}, "here");
  const std::string text = on_terminal(run);
  CHECK(text.find("     1 | …" + std::string(30, 'a') + "HERE" + std::string(65, 'b') + "…\n") != std::string::npos);
  CHECK(text.find("       | " + std::string(31, ' ') + "^^^^\n") != std::string::npos);
}

TEST_CASE("a place at the end of a line has a caret") {
  Run run{"ab\n"};
  run.say({2, 2}, "a full stop is missing");
  CHECK(on_terminal(run).find("       |   ^\n") != std::string::npos);
}

TEST_CASE("a span over several lines is marked to the end of its first") {
  Run run{"one two\nthree\n"};
  run.say({4, 13}, "here");
  CHECK(on_terminal(run).find("       |     ^^^\n") != std::string::npos);
}

TEST_CASE("a fix is named with what applies it") {
  Run run{"one\n"};
  run.say({0, 3}, "here").fixes.push_back({.title = "Delete it", .safety = Safety::unsafe});
  CHECK(on_terminal(run).find("   fix: delete it (galley fix --unsafe)\n") != std::string::npos);
  CHECK(run.print("text").find("fix") == std::string::npos);
}

TEST_CASE("the summary counts by severity") {
  Run run{"one\n"};
  run.say({0, 3}, "x");
  run.say({0, 3}, "y").severity = Severity::error;
  run.say({0, 3}, "z").severity = Severity::error;
  CHECK(summary_line({.result = run.result, .registry = {}, .files = 12}) == "2 errors, 1 warning in 1 of 12 files");
  run.result.diagnostics.clear();
  CHECK(summary_line({.result = run.result, .registry = {}, .files = 1}) == "nothing to report in 1 file");
}
