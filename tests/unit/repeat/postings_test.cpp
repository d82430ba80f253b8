#include "linter/repeat/postings.h"

#include <algorithm>
#include <map>
#include <random>

#include <doctest/doctest.h>

#include "linter/repeat/fingerprint.h"

using namespace galley::repeat;

namespace {

// One text, of which word i has the hash hashes[i].
struct Hashed {
  explicit Hashed(std::vector<std::uint64_t> of) : hashes(std::move(of)), words(hashes.size()) {}

  Postings postings(unsigned jobs, std::size_t most) const {
    return {corpus, jobs,
            [&](std::size_t, auto emit) {
              for (std::uint32_t at = 0; at < hashes.size(); ++at) emit(hashes[at], at);
            },
            most};
  }

  std::vector<std::uint64_t> hashes;
  std::vector<Word> words;
  std::vector<Text> texts{words};
  Corpus corpus{texts};
};

// Each group as the positions in it.
std::vector<std::vector<Position>> groups_of(const Postings& postings) {
  std::vector<std::vector<Position>> groups;
  const auto all = postings.all();
  for (std::size_t rank = 0; rank < all.size(); ++rank) {
    if (all[rank].group == rank) groups.emplace_back();
    REQUIRE(all[rank].group + groups.back().size() == rank);
    groups.back().push_back(all[rank].position);
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

std::vector<std::vector<Position>> expected(const Hashed& text, std::size_t most) {
  std::map<std::uint64_t, std::vector<Position>> places;
  for (Position at = 0; at < text.hashes.size(); ++at) places[text.hashes[at]].push_back(at);
  std::vector<std::vector<Position>> groups;
  for (const auto& [hash, some] : places) {
    if (some.size() > 1 && some.size() <= most) groups.push_back(some);
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

// So many hashes out of `different`, of which the first come most often.
Hashed random_hashes(std::mt19937& random, std::size_t count, double different) {
  std::vector<std::uint64_t> hashes;
  std::uniform_real_distribution<double> chance{0, 1};
  for (std::size_t i = 0; i < count; ++i) {
    const double share = chance(random);
    hashes.push_back(mix(static_cast<std::uint64_t>(different * share * share * share)));
  }
  return Hashed{std::move(hashes)};
}

}  // namespace

TEST_CASE("what stands at two places and at few is a group, whether others are rare or very frequent") {
  std::mt19937 random{3};
  for (const std::size_t count : {0u, 1u, 100u, 5000u, 60'000u}) {
    for (const double different : {1.0, 3.0, 400.0, 20'000.0, 1e6}) {
      const Hashed text = random_hashes(random, count, different);
      for (const std::size_t most : {std::size_t{8}, std::size_t{100}, Postings::any_number}) {
        CAPTURE(count);
        CAPTURE(different);
        CHECK(groups_of(text.postings(1, most)) == expected(text, most));
      }
    }
  }
}

TEST_CASE("places are in order for any number of threads") {
  std::mt19937 random{4};
  for (const std::size_t count : {1u, 5000u, 70'000u}) {
    const Hashed text = random_hashes(random, count, 5000);
    const Postings postings = text.postings(2, Postings::any_number);
    for (const unsigned jobs : {1u, 2u, 5u}) {
      const std::vector<Placed> placed = postings.by_position(text.corpus, jobs);
      REQUIRE(placed.size() == postings.all().size());
      for (std::size_t i = 0; i < placed.size(); ++i) {
        REQUIRE(postings.all()[placed[i].rank].position == placed[i].position);
        if (i > 0) REQUIRE(placed[i - 1].position < placed[i].position);
      }
    }
  }
}
