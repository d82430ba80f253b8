#include "linter/config/add_term.h"

#include <doctest/doctest.h>

#include "linter/config/toml.h"
#include "linter/text/disk.h"
#include "rules/registry.h"
#include "tests/support/temporary_folder.h"

using namespace galley;

namespace {

const HouseTerm defence{.wanted = "Defence", .wrong = "Défense"};

std::string added(const std::string& text, const HouseTerm& term = defence, const std::string& path = "galley.toml") {
  const auto edit = add_term(path, text, term, rules::all());
  if (!edit) return "none";
  std::string changed = text;
  return changed.replace(edit->span.begin, edit->span.size(), edit->replacement);
}

}  // namespace

TEST_CASE("a term is added to a table, and every other byte stays") {
  CHECK(added("") == "[terms]\n\"Defence\" = [\"Défense\"]\n");
  CHECK(added("# ours\nfail-on = \"error\"  # strict\n") ==
        "# ours\nfail-on = \"error\"  # strict\n\n[terms]\n\"Defence\" = [\"Défense\"]\n");
  CHECK(added("fail-on = \"error\"") == "fail-on = \"error\"\n\n[terms]\n\"Defence\" = [\"Défense\"]\n");
  CHECK(
      added("[terms] # words\n\"Kyiv\" = [\"Kiev\"] # since 2019\n# end\n\n[rules.article]\nseverity = \"error\"\n") ==
      "[terms] # words\n\"Kyiv\" = [\"Kiev\"] # since 2019\n\"Defence\" = [\"Défense\"]\n# end\n\n"
      "[rules.article]\nseverity = \"error\"\n");
  CHECK(added("[terms]\r\n\"Kyiv\" = [\"Kiev\"]\r\n") ==
        "[terms]\r\n\"Kyiv\" = [\"Kiev\"]\r\n\"Defence\" = [\"Défense\"]\r\n");
  CHECK(added("[terms]\n\"Kyiv\" = [\"Kiev\"]") == "[terms]\n\"Kyiv\" = [\"Kiev\"]\n\"Defence\" = [\"Défense\"]\n");
  CHECK(added("[terms] # none yet\n\n[rules.article]\nseverity = \"error\"\n") ==
        "[terms] # none yet\n\"Defence\" = [\"Défense\"]\n\n[rules.article]\nseverity = \"error\"\n");
}

TEST_CASE("a term is added to the words that are there for it") {
  CHECK(added("[terms]\n\"Defence\" = [\"Defense\"] # 1\n") ==
        "[terms]\n\"Defence\" = [\"Defense\", \"Défense\"] # 1\n");
  CHECK(added("[terms]\nDefence = \"Defense\" # 1\n") == "[terms]\nDefence = [\"Defense\", \"Défense\"] # 1\n");
  CHECK(added("[terms]\nDefence = []\n") == "[terms]\nDefence = [\"Défense\"]\n");
  CHECK(added("[terms]\nDefence = [\n  \"Défence\", # é\n  \"Defense\", # s\n]\n") ==
        "[terms]\nDefence = [\n  \"Défence\", # é\n  \"Defense\", \"Défense\", # s\n]\n");
}

TEST_CASE("a term is added however the table is written") {
  CHECK(added("terms = { Kyiv = [\"Kiev\"] } # é\n") ==
        "terms = { Kyiv = [\"Kiev\"], \"Defence\" = [\"Défense\"] } # é\n");
  CHECK(added("terms = {}\n") == "terms = { \"Defence\" = [\"Défense\"] }\n");
  CHECK(added("terms.Kyiv = [\"Kiev\"]\nfail-on = \"error\"\n") ==
        "terms.Kyiv = [\"Kiev\"]\nterms.\"Defence\" = [\"Défense\"]\nfail-on = \"error\"\n");
  CHECK(added("[tool.galley]\nfail-on = \"error\"\n[tool.other]\n", defence, "a/pyproject.toml") ==
        "[tool.galley]\nfail-on = \"error\"\n[tool.other]\n\n[tool.galley.terms]\n\"Defence\" = [\"Défense\"]\n");
  CHECK(added("[tool.galley.terms]\nKyiv = \"Kiev\"\n[tool.other]\n", defence, "pyproject.toml") ==
        "[tool.galley.terms]\nKyiv = \"Kiev\"\n\"Defence\" = [\"Défense\"]\n[tool.other]\n");
}

TEST_CASE("quotes and strokes in a term are escaped") {
  const HouseTerm term{.wanted = "a\"b\\c", .wrong = "a'b"};
  const std::string text = added("", term);
  CHECK(text == "[terms]\n\"a\\\"b\\\\c\" = [\"a'b\"]\n");
  CHECK(read_config("galley.toml", text, rules::all()).terms.at(term.wanted) == std::vector{term.wrong});
}

TEST_CASE("no term is added twice, against another, or to a configuration that is wrong") {
  CHECK(added("[terms]\nDefence = [\"Défense\"]\n") == "none");
  CHECK(added("[terms]\n\"Défense\" = [\"Defence\"]\n") == "none");
  CHECK(added("[terms]\n\"Défense\" = [\"Verteidigung\"]\n") == "none");
  CHECK(added("[terms]\nPeace = [\"Defence\"]\n") == "none");
  CHECK(added("fial-on = \"error\"\n") == "none");
  CHECK(added("[terms\n") == "none");
}

TEST_CASE("what the configuration that is extended has for a word is kept") {
  const test::TemporaryFolder folder;
  write_file_atomically(folder.name() + "/base.toml", "[terms]\nDefence = [\"Defense\"]\n");
  CHECK(added("extend = \"base.toml\"\n", defence, folder.name() + "/galley.toml") ==
        "extend = \"base.toml\"\n\n[terms]\n\"Defence\" = [\"Defense\", \"Défense\"]\n");
  CHECK(added("extend = \"missing.toml\"\n", defence, folder.name() + "/galley.toml") == "none");
}
