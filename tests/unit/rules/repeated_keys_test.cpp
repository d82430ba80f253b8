#include "rules/support/repeated_keys.h"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

using rules::drop_single;

namespace {

using Entries = std::vector<std::pair<std::uint64_t, int>>;

// What surely has to stay: all entries of keys that stand twice, in their order.
Entries repeated(const Entries& entries) {
  Entries kept;
  for (const auto& entry : entries) {
    const auto is_same = [&](const auto& other) { return other.first == entry.first; };
    if (std::count_if(entries.begin(), entries.end(), is_same) > 1) kept.push_back(entry);
  }
  return kept;
}

}  // namespace

TEST_CASE("Keys that stand more than once stay, and most others go") {
  std::mt19937_64 random{3};
  std::size_t single = 0;
  std::size_t left = 0;
  for (int round = 0; round < 400; ++round) {
    Entries entries;
    const std::uint64_t different = 1 + random() % 200;
    const std::uint64_t spread = random() | 1;
    for (int at = 0; at < round / 2; ++at) entries.emplace_back(random() % different * spread, at);
    const Entries wanted = repeated(entries);
    single += entries.size() - wanted.size();
    drop_single(entries);
    Entries kept = entries;
    std::erase_if(kept, [&](const auto& entry) { return std::ranges::find(wanted, entry) == wanted.end(); });
    CHECK(kept == wanted);
    left += entries.size() - kept.size();
  }
  CHECK(single > 10000);
  CHECK(left * 10 < single);
}
