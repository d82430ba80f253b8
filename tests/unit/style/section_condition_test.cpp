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

  TEST_CASE("what is no condition is an error") {
    for (const char* const wrong :
         {"", ".Ext", ".Ext == ", ".Ext == .md", ".Meta.draft == 'x'", ".Ext is '.md'", "(.Ext == '.md'",
          ".Ext == '.md' .Ext == '.md'", ".Ext in '.md'", ".Ext in ['.md'", ".Ext matches '('"}) {
      CAPTURE(wrong);
      CHECK_THROWS_AS(SectionCondition{wrong}, Error);
    }
    CHECK_THROWS_AS(SectionCondition{std::string(100, '(')}, Error);
    CHECK_THROWS_AS(SectionCondition{std::string(100, '!')}, Error);
  }
}

}  // namespace
