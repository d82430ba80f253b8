#include "linter/diagnostic/fingerprint.h"

#include <doctest/doctest.h>

using namespace galley;

namespace {

// The fingerprints of every "slip" in `text`.
std::vector<std::uint64_t> fingerprints(const std::string& text, const std::string& path = "a.txt") {
  std::vector<Diagnostic> diagnostics;
  for (std::size_t at = text.find("slip"); at != text.npos; at = text.find("slip", at + 1)) {
    diagnostics.push_back({.rule = "a-rule", .span = {static_cast<Offset>(at), static_cast<Offset>(at + 4)}});
  }
  set_fingerprints(diagnostics, SourceFile{path, text});
  std::vector<std::uint64_t> all;
  for (const Diagnostic& diagnostic : diagnostics) all.push_back(diagnostic.fingerprint);
  return all;
}

}  // namespace

TEST_CASE("a fingerprint stays when text is put in or taken out above and below") {
  const auto alone = fingerprints("Here is a slip of the pen.\n");
  CHECK(fingerprints("A new paragraph.\n\nHere is a slip of the pen.\n\nAnd one more.\n") == alone);
}

TEST_CASE("a fingerprint stays when case and white space change, and not when words do") {
  const auto alone = fingerprints("Here is a slip of the pen.\n");
  CHECK(fingerprints("HERE  is a slip of\tthe pen.\n") == alone);
  CHECK(fingerprints("Here is a slip of the tongue.\n") != alone);
}

TEST_CASE("equal findings have fingerprints of their own") {
  const auto two = fingerprints("A slip.\n\nA slip.\n");
  REQUIRE(two.size() == 2);
  CHECK(two[0] != two[1]);
  CHECK(fingerprints("A slip.\n")[0] == two[0]);
}

TEST_CASE("the path is part of a fingerprint, and can be taken out") {
  const auto here = fingerprints("A slip.\n", "a.txt");
  const auto there = fingerprints("A slip.\n", "b.txt");
  CHECK(here != there);
  CHECK(without_path(here[0], "a.txt") == without_path(there[0], "b.txt"));
}

TEST_CASE("a line of ten million bytes with many findings costs no more than its size") {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "word slip word and more of the same ";
  CHECK(fingerprints(text).size() == 200'000);
}
