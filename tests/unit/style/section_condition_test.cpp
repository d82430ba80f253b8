#include "linter/style/section_condition.h"

#include <doctest/doctest.h>

#include "linter/text/error.h"

namespace {

using namespace galley;

bool holds(const char* condition, const char* path = "docs/api/a.md") {
  return SectionCondition{condition}.holds(path);
}

TEST_SUITE("conditions of sections") {
  TEST_CASE("parts of the path are compared with words") {
    CHECK(holds(".Ext == '.md'"));
    CHECK(holds(".Name == \"a.md\""));
    CHECK(holds(".Dir == 'docs/api'"));
    CHECK(holds(".Dir == '.'", "a.md"));
    CHECK(holds(".Path startsWith 'docs/'"));
    CHECK(holds(".Path endsWith 'a.md'"));
    CHECK(holds(".Path contains '/api/'"));
    CHECK(holds(".Name matches '^[a-c][.]'"));
    CHECK(holds(".Ext in ['.txt', '.md']"));
    CHECK_FALSE(holds(".Ext != '.md'"));
    CHECK_FALSE(holds(".Ext in []"));
    CHECK(holds(".Ext not in ['.txt']"));
  }

  TEST_CASE("comparisons are joined, “and” before “or”") {
    CHECK(holds(".Ext == '.x' and .Ext == '.y' or .Ext == '.md'"));
    CHECK_FALSE(holds(".Ext == '.x' && (.Ext == '.y' || .Ext == '.md')"));
    CHECK(holds("not (.Ext == '.x')"));
    CHECK(holds("!(.Ext == '.x') and not .Name contains 'b'"));
  }

  TEST_CASE("what the front matter says is compared by its kind") {
    const YamlNode meta =
        parse_yaml("draft: true\nkind: 'true'\nn: 3\nempty:\nteam: {name: Docs}\ntags: [api, 2]\n", "a.md");
    const auto of_meta = [&](const char* condition) { return SectionCondition{condition}.holds("a.md", &meta); };
    for (const char* const holding :
         {".Meta.draft", ".Meta.draft and .Ext == '.md'", ".Meta.draft == true", ".Meta.kind == 'true'", ".Meta.n == 3",
          ".Meta.n == 3.0", ".Meta.n in [2, 3]", ".Meta.team.name == 'Docs'", ".Meta[\"team\"].name startsWith 'D'",
          "'api' in .Meta.tags", "'web' not in .Meta.tags", ".Meta.nothing == nil", ".Meta.empty == nil",
          ".Meta.nothing != 'x'", "not .Meta.nothing", ".Meta.team.name matches '^D'", ".Meta.kind contains 'ru'"}) {
      CAPTURE(holding);
      CHECK(of_meta(holding));
    }
    for (const char* const wrong :
         {".Meta.draft == 'true'", ".Meta.kind == true", ".Meta.kind", ".Meta.nothing", ".Meta.n == 4",
          "'x' in .Meta.tags", "'api' in .Meta.n", ".Meta.nothing contains ''", ".Meta.team == 'Docs'"}) {
      CAPTURE(wrong);
      CHECK_FALSE(of_meta(wrong));
    }
    CHECK_FALSE(holds(".Meta.draft"));
    CHECK(SectionCondition{".Meta.draft"}.asks_for_front_matter());
    CHECK_FALSE(SectionCondition{".Ext == '.md'"}.asks_for_front_matter());
  }

  TEST_CASE("what is no condition is an error") {
    for (const char* const wrong :
         {"", ".Ext", ".Ext == ", ".Ext == .md", ".Meta", ".Meta.a ==", ".Meta. == 'x'", "'x' in .Ext", ".Meta.a == x",
          ".Ext is '.md'", "(.Ext == '.md'", ".Ext == '.md' .Ext == '.md'", ".Ext in '.md'", ".Ext in ['.md'",
          ".Ext matches '('"}) {
      CAPTURE(wrong);
      CHECK_THROWS_AS(SectionCondition{wrong}, Error);
    }
    CHECK_THROWS_AS(SectionCondition{std::string(100, '(')}, Error);
    CHECK_THROWS_AS(SectionCondition{std::string(100, '!')}, Error);
  }
}

}  // namespace
