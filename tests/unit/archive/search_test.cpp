#include "linter/archive/search.h"

#include <doctest/doctest.h>

#include "linter/repeat/reference.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/archive/archiving.h"

using namespace galley;
using namespace galley::archive;
using test::add;
using test::made_up;

namespace {

// The words of `text` from one on, so many.
std::string part(const std::string& text, std::size_t from, std::size_t count) {
  std::string out;
  std::size_t word = 0;
  for (std::size_t at = 0; at < text.size(); ++word) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (word >= from && word < from + count) out += (out.empty() ? "" : " ") + text.substr(at, end - at);
    at = end + 1;
  }
  return out;
}

class Published {
 public:
  void add(const std::string& id, const std::string& text) { test::add(writer_, id, text); }

  std::vector<ArchivedPassage> find(const std::string& text, std::set<std::string, std::less<>> excluded = {}) {
    writer_.commit();
    const Archive opened{folder_};
    return Search{opened, std::move(excluded)}.find(test::document_of(text), {});
  }

 private:
  test::TemporaryFolder place_;
  std::string folder_ = place_.name() + "/archive";
  ArchiveWriter writer_{folder_, Missing::make};
};

}  // namespace

TEST_CASE("every twelve words of an archived piece are found, wherever they stand") {
  Published published;
  for (std::uint32_t seed = 0; seed < 40; ++seed) published.add(std::to_string(seed), made_up(seed, 150));
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const std::string text =
        made_up(1000 + seed, 30) + part(made_up(seed, 150), seed * 3, 12) + "\n" + made_up(2000 + seed, 30);
    const auto found = published.find(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == std::to_string(seed));
    CHECK(found[0].passage.exact);
    CHECK(found[0].later.begin == 30);
    CHECK(found[0].later.size() == 12);
    CHECK(found[0].passage.earlier.begin == seed * 3);
    CHECK(found[0].text.starts_with(part(made_up(seed, 150), seed * 3, 1)));
  }
}

TEST_CASE("twelve words are found though their runs of five stand everywhere") {
  Published published;
  // Phrases: every run of five words of the passage is in a hundred pieces.
  const std::string passage = part(made_up(7, 12), 0, 12);
  for (std::uint32_t piece = 0; piece < 100; ++piece) {
    std::string text;
    for (std::size_t at = 0; at + 5 <= 12; ++at)
      text += made_up(10'000 + piece * 20 + static_cast<std::uint32_t>(at), 9) + part(passage, at, 5) + ".\n";
    published.add("phrases" + std::to_string(piece), text);
  }
  published.add("whole", made_up(1, 40) + passage + ".\n" + made_up(2, 40));
  const auto found = published.find(made_up(3, 40) + passage + ".\n" + made_up(4, 40));
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "whole");
}

TEST_CASE("an edited passage is found, and its differing words are counted") {
  Published published;
  for (std::uint32_t seed = 0; seed < 20; ++seed) published.add(std::to_string(seed), made_up(seed, 200));
  std::size_t found_count = 0;
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const std::string old = made_up(seed, 200);
    const std::string edited =
        part(old, 50, 14) + " changed " + part(old, 65, 14) + " put in here " + part(old, 79, 14);
    const auto found = published.find(made_up(500 + seed, 60) + edited + ".\n");
    if (found.size() != 1) continue;
    ++found_count;
    CHECK(found[0].passage.matches == 42);
    CHECK_FALSE(found[0].passage.exact);
  }
  CHECK(found_count == 20);
}

TEST_CASE("a piece itself, a removed one and those of this run are not found; of copies the newest is") {
  Published published;
  const std::string text = made_up(1, 100);
  published.add("old", made_up(9, 20) + text);
  CHECK(published.find(text).at(0).id == "old");
  CHECK(published.find(made_up(9, 20) + text).empty());
  CHECK(published.find(text, {"old"}).empty());
  published.add("new", made_up(8, 20) + text);
  const auto found = published.find(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "new");
  CHECK(found[0].copies == 2);
  published.add("new", made_up(7, 20));
  CHECK(published.find(text).at(0).id == "old");
}
