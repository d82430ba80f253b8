#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"
#include "rules/registry.h"

namespace {

using namespace galley;

std::vector<Diagnostic> check(std::string bytes) {
  for (const RegisteredRule& rule : rules::all()) {
    if (rule.id != "invalid-utf8") continue;
    const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", std::move(bytes)));
    RuleContext context{document};
    rule.definition->make(RuleOptions{rule.definition->options, {}})->check(context);
    return context.take();
  }
  return {};
}

}  // namespace

TEST_CASE("Bytes of Windows-1252 are told with what they would be") {
  const auto found = check("It was her \x93house\x94.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].span == Span{11, 12});
  CHECK(found[0].message ==
        "2 bytes from here on are not UTF-8; the first would be “ in Windows-1252: save the file as UTF-8");
  REQUIRE(found[0].fixes.size() == 1);
  REQUIRE(found[0].fixes[0].edits.size() == 2);
  CHECK(found[0].fixes[0].edits[1].replacement == "”");
}

TEST_CASE("A character cut in half is told from another encoding") {
  const auto found = check("It was her house\xE2\x80 and mine.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].span == Span{16, 18});
  CHECK(found[0].message == "2 bytes from here on are not UTF-8: a character is cut in half; write it again");
  CHECK(found[0].fixes.empty());
}

TEST_CASE("Bad bytes far apart are two findings") {
  CHECK(check("caf\xE9 " + std::string(5000, 'x') + " caf\xE9").size() == 2);
  CHECK(check("caf\xE9 and caf\xE9").size() == 1);
  CHECK(check("café and café").empty());
}

TEST_CASE("A file of nothing but bad bytes is one finding") {
  CHECK(check(std::string(1'000'000, '\xFF')).size() == 1);
}
