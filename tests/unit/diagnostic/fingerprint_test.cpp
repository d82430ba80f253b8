#include "linter/diagnostic/fingerprint.h"

#include <algorithm>
#include <random>

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

TEST_CASE("what is said among much else is recognised by the same as what is said alone") {
  std::mt19937 random{7};
  const std::vector<std::string> parts = {"word",  "Slip", " ", "  ", ". ",      "\n",    "é",
                                          "naïve", "—",    "“", "\t", "x\u0301", "日本語"};
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (std::size_t left = 20 + random() % 900; left > 0; --left) text += parts[random() % parts.size()];
    std::vector<Diagnostic> all;
    for (int count = 0; count < 60; ++count) {
      const auto begin = static_cast<Offset>(random() % text.size());
      const auto end = static_cast<Offset>(begin + random() % (text.size() - begin + 1) % 30);
      all.push_back({.rule = "a-rule", .span = {begin, end}});
    }
    if (round % 2 == 0)
      std::sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) { return a.span < b.span; });
    std::vector<Diagnostic> alone = all;
    const SourceFile source{"a.txt", text};
    set_contents(all, source);
    for (std::size_t index = 0; index < all.size(); ++index) {
      set_contents({&alone[index], 1}, source);
      CHECK(all[index].fingerprint == alone[index].fingerprint);
    }
  }
}
