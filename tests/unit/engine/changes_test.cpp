#include "linter/engine/changes.h"

#include <random>

#include <doctest/doctest.h>

using namespace galley;

namespace {

using Lines = std::vector<ChangedLines>;

// What is kept of diagnostics at these spans of "one\ntwo\nthree\n".
std::vector<Span> kept(std::vector<Span> spans, Lines lines) {
  LintResult result;
  result.sources.push_back(std::make_shared<const SourceFile>("a.txt", "one\ntwo\nthree\n"));
  for (const Span span : spans) result.diagnostics.push_back({.rule = "a-rule", .span = span});
  keep_changed(result, {std::move(lines)});
  std::vector<Span> left;
  for (const Diagnostic& diagnostic : result.diagnostics) left.push_back(diagnostic.span);
  return left;
}

}  // namespace

TEST_CASE("added and changed lines are read from a diff; deleted ones and deleted files are none") {
  const Changes changes = parse_diff(
      "diff --git a/x.txt b/x.txt\nindex 1..2 100644\n--- a/x.txt\n+++ b/x.txt\n@@ -2 +2,2 @@ one\n-a\n+b\n+c\n"
      "@@ -9,2 +10,0 @@\n-d\n-e\n@@ -20,0 +20 @@\n+f\n"
      "diff --git a/y.txt b/y.txt\ndeleted file mode 100644\n--- a/y.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n");
  REQUIRE(changes.size() == 1);
  CHECK(changes.at("x.txt") == Lines{{1, 3}, {19, 20}});
}

TEST_CASE("copy that looks like a diff is copy, with a line end at its end or without") {
  const Changes changes = parse_diff(
      "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n--- a/z\n-old\n\\ No newline at end of file\n"
      "+++ b/z\n+@@ -1 +1 @@\n+@@ -5 +5 @@\n\\ No newline at end of file\n@@ -8 +9 @@\n-a\n+b\n");
  REQUIRE(changes.size() == 1);
  CHECK(changes.at("x") == Lines{{0, 3}, {8, 9}});
}

TEST_CASE("paths are read as git quotes them") {
  const auto path = [](std::string_view written) {
    return parse_diff("+++ " + std::string{written} + "\n@@ -0,0 +1 @@\n+a\n").begin()->first;
  };
  CHECK(path("b/with space.txt\t") == "with space.txt");
  CHECK(path("\"b/tab\\there\\\"\\\\.txt\"") == "tab\there\"\\.txt");
  CHECK(path("\"b/caf\\303\\251.txt\"") == "café.txt");
}

TEST_CASE("a file that git takes for no text is changed as a whole") {
  const Changes changes = parse_diff("diff --git a/u.txt b/u.txt\nBinary files a/u.txt and b/u.txt differ\n");
  CHECK(changes.at("u.txt") == Lines{whole_file});
}

TEST_CASE("any bytes are passed over that are no diff") {
  std::mt19937 random{5};
  const std::string_view letters = "+-@ ,0129ab/\\\"\n";
  for (int round = 0; round < 2000; ++round) {
    std::string text = "+++ b/x\n@@ -1 ";
    for (int i = 0; i < 60; ++i) text += letters[random() % letters.size()];
    for (const auto& [path, lines] : parse_diff(text)) {
      for (const ChangedLines& one : lines) CHECK(one.begin <= one.end);
    }
  }
}

TEST_CASE("a diagnostic is kept that stands on a changed line in part") {
  const Span one{0, 3};
  const Span two{4, 7};
  const Span both{2, 5};
  CHECK(kept({one, two, both}, {{1, 2}}) == std::vector<Span>{two, both});
  CHECK(kept({one, two, both}, {{0, 1}}) == std::vector<Span>{one, both});
  CHECK(kept({one, two, both}, {{2, 3}}).empty());
  CHECK(kept({one, two, both}, {}).empty());
}

TEST_CASE("a place without words, and the end of a file, belong to their line") {
  CHECK(kept({{4, 4}}, {{1, 2}}).size() == 1);
  CHECK(kept({{4, 4}}, {{0, 1}}).empty());
  CHECK(kept({{14, 14}}, {{2, 3}}).size() == 1);
  CHECK(kept({{0, 0}, {14, 14}}, {whole_file}).size() == 2);
}

TEST_CASE("a diagnostic is kept whose related place stands on a changed line") {
  LintResult result;
  for (const char* const path : {"a.txt", "b.txt"}) {
    result.sources.push_back(std::make_shared<const SourceFile>(path, "one\ntwo\n"));
  }
  result.diagnostics.push_back({.rule = "a-rule", .span = {0, 3}});
  result.diagnostics.back().related.push_back({.file = FileId{1}, .span = {4, 7}, .message = "here"});
  keep_changed(result, {{}, {{1, 2}}});
  CHECK(result.diagnostics.size() == 1);
  keep_changed(result, {{}, {{0, 1}}});
  CHECK(result.diagnostics.empty());
}
