#include "linter/diagnostic/apply.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

using namespace galley;

namespace {

Diagnostic fixing(std::vector<Edit> edits, Safety safety = Safety::safe) {
  Diagnostic diagnostic;
  diagnostic.fixes.push_back({.title = "Mend it", .safety = safety, .edits = std::move(edits)});
  return diagnostic;
}

Edit edit(Offset begin, Offset end, std::string text) { return {.span = {begin, end}, .replacement = std::move(text)}; }

Applied mend(const std::string& text, const std::vector<Diagnostic>& diagnostics, Safety at_most = Safety::safe) {
  return apply_fixes(SourceFile{"a.txt", text}, diagnostics, at_most);
}

}  // namespace

TEST_CASE("edits are made from left to right, whatever their order") {
  const Applied applied =
      mend("one two three", {fixing({edit(8, 13, "3")}), fixing({edit(0, 3, "1"), edit(4, 7, "2")})});
  CHECK(applied.text == "1 2 3");
  CHECK(applied.applied == 2);
}

TEST_CASE("a fix is made as a whole or not at all") {
  const Applied applied =
      mend("one two three", {fixing({edit(0, 3, "1")}), fixing({edit(2, 5, "x"), edit(8, 13, "3")})});
  CHECK(applied.text == "1 two three");
  REQUIRE(applied.skipped.size() == 1);
  CHECK(applied.skipped[0].diagnostic == 1);
  CHECK(applied.skipped[0].why == WhySkipped::overlaps);
}

TEST_CASE("what two fixes have in common is done once") {
  CHECK(mend("one two", {fixing({edit(0, 4, "")}), fixing({edit(0, 4, "")})}).text == "two");
}

TEST_CASE("insertions at one place exclude each other, neighbours don't") {
  CHECK(mend("ab", {fixing({edit(1, 1, "x")}), fixing({edit(1, 1, "y")})}).text == "axb");
  CHECK(mend("abcd", {fixing({edit(0, 2, "1")}), fixing({edit(2, 4, "2")})}).text == "12");
}

TEST_CASE("of several fixes the best that is allowed is taken") {
  Diagnostic diagnostic = fixing({edit(0, 1, "likely")}, Safety::unsafe);
  diagnostic.fixes.push_back({.title = "Or so", .safety = Safety::safe, .edits = {edit(0, 1, "sure")}});
  const std::vector<Diagnostic> both{diagnostic};
  CHECK(mend("x", both).text == "sure");
  CHECK(mend("x", both, Safety::unsafe).text == "likely");
  CHECK(mend("x", {fixing({edit(0, 1, "y")}, Safety::suggestion)}, Safety::unsafe).text == "x");
}

TEST_CASE("edits that can't be made are skipped: outside the file, or into each other, or of another file") {
  CHECK(mend("ab", {fixing({edit(1, 3, "")})}).skipped[0].why == WhySkipped::invalid);
  CHECK(mend("abc", {fixing({edit(0, 2, ""), edit(1, 3, "")})}).skipped[0].why == WhySkipped::invalid);
  Diagnostic elsewhere = fixing({edit(0, 1, "x")});
  elsewhere.fixes[0].edits[0].file = FileId{1};
  const std::vector<Diagnostic> one{elsewhere};
  CHECK(mend("abc", one).skipped[0].why == WhySkipped::other_file);
}

TEST_CASE("whatever is applied, the bytes between the edits stay") {
  std::mt19937 random{3};
  for (int round = 0; round < 500; ++round) {
    const std::string text(40, 'a');
    std::vector<Diagnostic> diagnostics;
    for (int i = 0; i < 6; ++i) {
      const auto begin = static_cast<Offset>(random() % 41);
      diagnostics.push_back(fixing({edit(begin, static_cast<Offset>(begin + random() % (41 - begin)), "B")}));
    }
    const Applied applied = mend(text, diagnostics);
    std::size_t removed = 0;
    std::size_t skipped = 0;
    for (std::size_t i = 0; i < diagnostics.size(); ++i) {
      const bool was_skipped = std::any_of(applied.skipped.begin(), applied.skipped.end(),
                                           [&](const Skipped& one) { return one.diagnostic == i; });
      skipped += was_skipped;
      const bool repeated = std::any_of(diagnostics.begin(), diagnostics.begin() + static_cast<std::ptrdiff_t>(i),
                                        [&](const Diagnostic& other) {
                                          return other.fixes[0].edits[0].span == diagnostics[i].fixes[0].edits[0].span;
                                        });
      if (!was_skipped && !repeated) removed += diagnostics[i].fixes[0].edits[0].span.size();
    }
    CHECK(applied.applied + skipped == diagnostics.size());
    CHECK(static_cast<std::size_t>(std::count(applied.text.begin(), applied.text.end(), 'a')) == text.size() - removed);
  }
}
