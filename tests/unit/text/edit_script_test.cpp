#include "linter/text/edit_script.h"

#include <random>

#include <doctest/doctest.h>

using namespace galley;
using Sequence = std::vector<std::uint32_t>;

namespace {

// `a` with the changes made, each part that is said to be equal compared.
Sequence applied(const Sequence& a, const Sequence& b, const std::vector<Change>& changes) {
  Sequence made;
  std::size_t at = 0;
  for (const Change& change : changes) {
    made.insert(made.end(), a.begin() + static_cast<std::ptrdiff_t>(at),
                a.begin() + static_cast<std::ptrdiff_t>(change.a_begin));
    REQUIRE(made.size() == change.b_begin);
    made.insert(made.end(), b.begin() + static_cast<std::ptrdiff_t>(change.b_begin),
                b.begin() + static_cast<std::ptrdiff_t>(change.b_end));
    at = change.a_end;
  }
  made.insert(made.end(), a.begin() + static_cast<std::ptrdiff_t>(at), a.end());
  return made;
}

}  // namespace

TEST_CASE("a sequence with its edit script applied is the other one") {
  std::mt19937 random{3};
  for (int round = 0; round < 2000; ++round) {
    const std::uint32_t alphabet = 1 + static_cast<std::uint32_t>(random() % 12);
    Sequence a(random() % 40);
    Sequence b(random() % 40);
    for (auto& element : a) element = static_cast<std::uint32_t>(random() % alphabet);
    for (auto& element : b) element = static_cast<std::uint32_t>(random() % alphabet);
    CHECK(applied(a, b, edit_script(a, b)) == b);
  }
}

TEST_CASE("an edit script says no more than what differs") {
  const Sequence a{1, 2, 3, 4, 5, 6};
  const Sequence b{1, 2, 9, 4, 5, 6, 7};
  const std::vector<Change> expected{{2, 3, 2, 3}, {6, 6, 6, 7}};
  CHECK(edit_script(a, b) == expected);
  CHECK(edit_script(a, a).empty());
  CHECK(edit_script({}, {}).empty());
}
