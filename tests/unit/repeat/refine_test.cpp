#include "linter/repeat/refine.h"

#include <doctest/doctest.h>

#include "linter/repeat/near.h"
#include "tests/unit/repeat/planting.h"

using namespace galley::repeat;
using planting::Words;

namespace {

// What `words` finds, refined.
std::vector<Finding> find(const std::vector<Words>& words) {
  const std::vector<Text> texts{words.begin(), words.end()};
  const Corpus corpus{texts};
  std::vector<Finding> findings = gather(find_passages(corpus, {}, 1));
  for (Finding& finding : findings) refine(corpus, {}, finding);
  return findings;
}

Words joined(Words a, const Words& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace

TEST_CASE("the alike part leaves out what is not alike at both ends") {
  const Words a{90, 91, 92, 1, 2, 3, 4, 5, 6, 93};
  const Words b{80, 1, 2, 3, 70, 5, 6, 81, 82};
  const AlikePart alike = alike_part(a, b);
  CHECK(alike.a_begin == 3);
  CHECK(alike.a_end == 9);
  CHECK(alike.b_begin == 1);
  CHECK(alike.b_end == 7);
  CHECK(alike.matches == 5);
}

TEST_CASE("texts that share nothing have no alike part") {
  CHECK(alike_part(Words{1, 2}, Words{3, 4}).matches == 0);
  CHECK(alike_part({}, {}).matches == 0);
}

TEST_CASE("where another passage took the words, the earlier side is cut with the later one") {
  std::mt19937 random{47};
  const Words one = planting::random_words(random, 40, 100000);
  const Words two = planting::random_words(random, 60, 100000);
  // The last text holds all of both; each of its halves stands whole elsewhere.
  const std::vector<Finding> findings = find({joined(one, two), two, joined(one, two)});
  for (const Finding& finding : findings) {
    CHECK(finding.closest.later == finding.later);
    CHECK(finding.closest.earlier.size() == finding.later.size());
    CHECK(finding.closest.matches == finding.later.size());
    CHECK(finding.closest.exact);
  }
}

TEST_CASE("sentences that have changed places stay one finding") {
  std::mt19937 random{53};
  const Words one = planting::random_words(random, 20, 100000);
  const Words two = planting::random_words(random, 25, 100000);
  const std::vector<Finding> findings = find({joined(one, two), joined(two, one)});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].later == Occurrence{1, 0, 45});
  CHECK(findings[0].closest.matches == 45);
}

TEST_CASE("a place that holds little of a finding is no place of it") {
  std::mt19937 random{59};
  const Words whole = planting::random_words(random, 60, 100000);
  const Words part{whole.begin(), whole.begin() + 15};
  const std::vector<Finding> findings = find({part, whole, whole});
  REQUIRE(findings.size() == 2);
  CHECK(findings[1].others.empty());
}
