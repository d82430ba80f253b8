// A writer is killed, or runs out of disk: what it confirmed is there, and
// nothing by halves. GALLEY_KILLS says how often (the slow test: a thousand).
#include <csignal>
#include <cstdlib>
#include <random>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "linter/archive/verify.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/archive/archiving.h"

using namespace galley;
using namespace galley::archive;
using test::add;
using test::contents;
using test::made_up;

namespace {

using Pieces = std::map<std::string, std::string>;

// What happens to an archive, told in advance by a number: the child does it,
// and the parent knows what must be there after so many steps.
class Story {
 public:
  explicit Story(std::uint32_t seed) : seed_(seed) {}

  // One commit. `writer` may be null: then only `pieces` is changed.
  void step(std::uint32_t number, ArchiveWriter* writer, Pieces& pieces) const {
    std::minstd_rand random{seed_ * 1000 + number + 1};
    const auto pick = [&random](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
    for (std::uint32_t change = 0; change <= pick(3); ++change) {
      const std::string id = "id" + std::to_string(pick(30));
      if (pick(4) == 0) {
        pieces.erase(id);
        if (writer) writer->remove(id);
      } else {
        const std::string text = made_up(pick(1000), 20 + pick(2000));
        pieces[id] = text;
        if (writer) add(*writer, id, text);
      }
    }
    if (!writer) return;
    if (pick(10) == 0) {
      writer->compact();
    } else {
      writer->commit();
    }
  }

 private:
  std::uint32_t seed_;
};

// Works on the archive until it is killed, and says after each commit so.
[[noreturn]] void work(const std::string& folder, const Story& story, std::uint32_t first, int confirm) {
  Pieces ignored;
  try {
    ArchiveWriter writer{folder, Missing::make};
    for (std::uint32_t number = first;; ++number) {
      story.step(number, &writer, ignored);
      if (::write(confirm, &number, sizeof number) != sizeof number) break;
    }
  } catch (const Error&) {
    ::_exit(3);
  }
  ::_exit(4);
}

struct Killed {
  std::uint32_t confirmed = 0;  // steps
  int status = 0;
};

Killed kill_after(const std::string& folder, const Story& story, std::uint32_t first, unsigned microseconds) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::close(ends[0]);
    work(folder, story, first, ends[1]);
  }
  ::close(ends[1]);
  ::usleep(microseconds);
  ::kill(child, SIGKILL);
  Killed killed{.confirmed = first};
  for (std::uint32_t number = 0; ::read(ends[0], &number, sizeof number) == sizeof number;)
    killed.confirmed = number + 1;
  ::close(ends[0]);
  ::waitpid(child, &killed.status, 0);
  return killed;
}

int kills() {
  const char* const asked = std::getenv("GALLEY_KILLS");
  return asked == nullptr ? 40 : std::atoi(asked);
}

Pieces as_kept(const Pieces& texts) {
  Pieces kept;
  for (const auto& [id, text] : texts) kept[id] = piece_of(test::document_of(text)).text;
  return kept;
}

}  // namespace

TEST_CASE("a writer that is killed at any moment leaves all that it confirmed and nothing by halves") {
  const test::TemporaryFolder place;
  const std::string folder = place.name() + "/archive";
  { const ArchiveWriter made{folder, Missing::make}; }
  const Story story{11};
  std::minstd_rand random{5};
  Pieces expected;
  std::uint32_t done = 0;
  const int count = kills();
  for (int kill = 0; kill < count; ++kill) {
    const auto wait = static_cast<unsigned>(random() % 30'000);
    const Killed killed = kill_after(folder, story, done, wait);
    REQUIRE(WIFSIGNALED(killed.status));
    for (; done < killed.confirmed; ++done) story.step(done, nullptr, expected);
    const Pieces found = contents(folder);
    // The last commit may have happened without being told of.
    Pieces one_more = expected;
    story.step(done, nullptr, one_more);
    const bool is_told = found == as_kept(expected);
    const bool is_untold = found == as_kept(one_more);
    REQUIRE((is_told || is_untold));
    if (!is_told) {
      expected = one_more;
      ++done;
    }
    if (kill % 10 == 0) REQUIRE(verify(folder).damages.empty());
  }
  CHECK(done > static_cast<std::uint32_t>(count) / 4);
}

TEST_CASE("a full disk is a clear error, and nothing is lost") {
  const test::TemporaryFolder place;
  const std::string folder = place.name() + "/archive";
  {
    ArchiveWriter writer{folder, Missing::make};
    for (std::uint32_t seed = 0; seed < 5; ++seed) add(writer, "old" + std::to_string(seed), made_up(seed, 600));
    writer.commit();
  }
  const Pieces before = contents(folder);
  int refused = 0;
  for (rlim_t limit = 4096; limit < 400'000; limit += limit / 4) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit bound{limit, limit};
      ::setrlimit(RLIMIT_FSIZE, &bound);
      const std::string wrong = test::error_of([&] {
        ArchiveWriter writer{folder, Missing::refuse};
        for (std::uint32_t seed = 0; seed < 40; ++seed)
          add(writer, "new" + std::to_string(seed), made_up(100 + seed, 600));
        writer.commit();
      });
      if (wrong.empty()) ::_exit(0);
      ::_exit(wrong.find(folder) != std::string::npos && wrong.find("can’t be written") != std::string::npos ? 1 : 2);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) <= 1);
    const Pieces after = contents(folder);
    if (WEXITSTATUS(status) == 0) {
      CHECK(after.size() == before.size() + 40);
      break;
    }
    ++refused;
    CHECK(after == before);
    CHECK(verify(folder).damages.empty());
  }
  CHECK(refused > 5);
  ArchiveWriter writer{folder, Missing::refuse};
  add(writer, "last", made_up(999, 600));
  writer.commit();
  CHECK(contents(folder).contains("last"));
}
