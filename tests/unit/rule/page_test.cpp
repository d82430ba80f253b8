#include "linter/rule/page.h"

#include <doctest/doctest.h>

using namespace galley;

TEST_CASE("a page has a title, a summary on one line, and fences with their sections") {
  const Page page = parse_page("# id\n\nOne line\nand another.\n\nMore.\n\n## Case\n\n```text fixed\na\n\nb\n```\n");
  CHECK(page.title == "id");
  CHECK(page.summary == "One line and another.");
  REQUIRE(page.fences.size() == 1);
  CHECK(page.fences[0].format == "text");
  CHECK(page.fences[0].rest == "fixed");
  CHECK(page.fences[0].text == "a\n\nb\n");
  CHECK(page.fences[0].section == "Case");
  CHECK(page.fences[0].line == 10);
}

TEST_CASE("a longer fence holds a shorter one") {
  const Page page = parse_page("````md\n```text\nx\n```\n````\n");
  REQUIRE(page.fences.size() == 1);
  CHECK(page.fences[0].text == "```text\nx\n```\n");
}

TEST_CASE("any text is a page") {
  for (const char* const text : {"", "\n", "#", "```", "```text", "````\n```", "#\n\n#", "```a b c\nx"})
    CHECK(parse_page(text).fences.size() <= 1);
}
