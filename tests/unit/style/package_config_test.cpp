#include "linter/style/package_config.h"

#include <filesystem>

#include <doctest/doctest.h>

#include "linter/text/disk.h"
#include "tests/support/temporary_folder.h"

using namespace galley;

namespace {

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("What packages bring along holds in front of what the configuration says") {
  const test::TemporaryFolder folder;
  const std::filesystem::path packages = std::filesystem::path{folder.name()} / "styles" / ".vale-config";
  std::filesystem::create_directories(packages);
  write_file_atomically((packages / "1-House.ini").string(),
                        "Vocab = House\n[*.md]\nBasedOnStyles = House\n[*]\nHouse.Simply = NO\n");
  write_file_atomically((packages / "2-More.ini").string(), "[*.md]\nBasedOnStyles = House, More\n");
  const std::string own =
      "StylesPath = styles\nVocab = Own\n[docs/*.md]\nBasedOnStyles = Extra\n[*]\nHouse.Simply = YES\n";
  const ValeConfig config =
      with_packages(read_vale_config(own, (std::filesystem::path{folder.name()} / ".vale.ini").string()));
  CHECK(config.vocabularies.values == Strings{"House", "Own"});
  REQUIRE(config.sections.size() == 3);
  CHECK(config.sections[0].styles == Strings{"House"});
  CHECK(config.sections[1].styles == Strings{"House", "More"});
  CHECK(config.sections[2].glob == "docs/*.md");
  REQUIRE(config.everywhere.switches.size() == 2);
  CHECK(config.everywhere.switches[1].state == RuleSwitch::State::on);
}

TEST_CASE("NONE takes out what packages and [*] say") {
  const test::TemporaryFolder folder;
  const std::filesystem::path packages = std::filesystem::path{folder.name()} / "styles" / ".vale-config";
  std::filesystem::create_directories(packages);
  write_file_atomically((packages / "1-House.ini").string(), "Vocab = House\n[*]\nVocab = Other\nTokenIgnores = (a)\n");
  const std::string own =
      "StylesPath = styles\nVocab = NONE\n[*]\nVocab = NONE, Own\n[*.md]\nTokenIgnores = NONE, (b)\n";
  const ValeConfig config =
      with_packages(read_vale_config(own, (std::filesystem::path{folder.name()} / ".vale.ini").string()));
  CHECK(config.vocabularies.values.empty());
  CHECK(config.everywhere.vocabularies.values == Strings{"Own"});
  CHECK(settle(config, sections_for(config, "a.md")).token_ignores.values == Strings{"(b)"});
  CHECK(settle(config, sections_for(config, "a.txt")).token_ignores.values == Strings{"(a)"});
}
