#include "linter/style/affixes.h"

#include <doctest/doctest.h>

#include "linter/style/vocabulary.h"
#include "linter/text/disk.h"
#include "linter/text/error.h"
#include "tests/support/temporary_folder.h"

using namespace galley;

namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view english =
    "SET UTF-8\nPFX U Y 1\nPFX U 0 un .\nSFX S Y 2\nSFX S y ies [^aeiou]y\nSFX S 0 s [^sy]\nSFX N N 1\nSFX N 0 n e\n";

}  // namespace

TEST_CASE("Flags make forms of a word, where their conditions hold") {
  const Affixes affixes{english};
  CHECK(affixes.forms("party", "S") == Strings{"party", "parties"});
  CHECK(affixes.forms("lock", "S") == Strings{"lock", "locks"});
  CHECK(affixes.forms("bus", "S") == Strings{"bus"});
  CHECK(affixes.forms("lock", "US") == Strings{"lock", "unlock", "locks", "unlocks"});
  CHECK(affixes.forms("Zorbblate", "N") == Strings{"Zorbblate", "Zorbblaten"});
  CHECK(affixes.forms("one", "UN") == Strings{"one", "unone", "onen"});  // N joins nothing
  CHECK(affixes.forms("lock", "X") == Strings{"lock"});
}

TEST_CASE("Flags may be of two letters, or numbers") {
  CHECK(Affixes{"FLAG long\nSFX Aa Y 1\nSFX Aa 0 s .\n"}.forms("x", "BbAa") == Strings{"x", "xs"});
  CHECK(Affixes{"FLAG num\nSFX 12 Y 1\nSFX 12 0 s .\n"}.forms("x", "1,12") == Strings{"x", "xs"});
  CHECK_THROWS_AS(Affixes{"SFX S Y 1\nSFX S 0 s [a\n"}, Error);
}

TEST_CASE("A pattern's words take their forms; a stroke may be written") {
  const Affixes affixes{english};
  CHECK(with_forms("old lock/S", affixes) == "old (?:locks|lock)");
  CHECK(with_forms("and\\/or", affixes) == "and/or");
  CHECK(with_forms("party/S \\bx", affixes) == "(?:parties|party) \\bx");
}

TEST_CASE("A vocabulary's terms take their forms") {
  const test::TemporaryFolder folder;
  const std::filesystem::path root = folder.name();
  std::filesystem::create_directories(root / "config/vocabularies/V");
  std::filesystem::create_directories(root / "config/dictionaries");
  write_file_atomically((root / "config/dictionaries/own.aff").string(), std::string{english});
  write_file_atomically((root / "config/vocabularies/V/vocab.yml").string(),
                        "affix: own\naccept:\n  - lock: {flags: S}\n  - a.b\n");
  Vocabulary vocabulary;
  add_vocabulary("V", {root.string()}, vocabulary);
  CHECK(vocabulary.accepted == Strings{"lock", "locks", "a\\.b"});
}
