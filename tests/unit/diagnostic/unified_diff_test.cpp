#include "linter/diagnostic/unified_diff.h"

#include <algorithm>
#include <random>
#include <vector>

#include <doctest/doctest.h>

using namespace galley;

namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// What a patch makes of `before`; fails where a line isn't what the patch says.
std::string patched(const std::string& before, std::string_view diff) {
  const std::vector<std::string> old = lines_of(before);
  std::vector<std::string> patch = lines_of(diff);
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 2; i < patch.size(); ++i) {
    std::string line = patch[i];
    if (line.starts_with("@@")) {
      const std::size_t comma = line.find_first_of(", ", 4);
      std::size_t begin = std::stoul(line.substr(4, comma - 4));
      const bool empty = line.substr(comma, 3) == ",0 ";
      if (!empty) --begin;
      while (at < begin) out += old[at++];
      continue;
    }
    if (i + 1 < patch.size() && patch[i + 1].starts_with("\\")) line.pop_back();
    if (line[0] == '\\') continue;
    if (line[0] != '+') CHECK(old.at(at++) == line.substr(1));
    if (line[0] != '-') out += line.substr(1);
  }
  while (at < old.size()) out += old[at++];
  return out;
}

std::string random_text(std::mt19937& random) {
  std::string text;
  for (auto lines = random() % 12; lines > 0; --lines)
    text += std::string(1, static_cast<char>('a' + random() % 3)) + '\n';
  if (!text.empty() && random() % 3 == 0) text.pop_back();
  return text;
}

}  // namespace

TEST_CASE("a patch has three lines of context, and a header as git writes it") {
  CHECK(unified_diff("a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "--- a/a.txt\n+++ b/a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST_CASE("equal texts need no patch") { CHECK(unified_diff("a.txt", "x\n", "x\n").empty()); }

TEST_CASE("a missing end of line is said") {
  CHECK(unified_diff("a.txt", "x", "y") ==
        "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n");
}

TEST_CASE("a patch makes the one text of the other, whatever they are") {
  std::mt19937 random{5};
  for (int round = 0; round < 5000; ++round) {
    const std::string before = random_text(random);
    const std::string after = random_text(random);
    const std::string diff = unified_diff("a.txt", before, after);
    CHECK(patched(before, diff) == after);
  }
}
