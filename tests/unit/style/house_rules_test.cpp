#include "linter/style/house_rules.h"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "linter/formats/format.h"
#include "linter/text/error.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace galley;

std::string page(const std::string& id, const std::string& yaml) {
  return "# " + id + "\n\nWhat it is for.\n\n```yaml rule\n" + yaml + "```\n";
}

const std::string old_words = "extends: existence\nmessage: \"“%s” is old\"\nlevel: error\ntokens: [thou, thee]\n";

std::string wrong_with(const std::string& path, const std::string& text) {
  HouseRules rules{{}};
  try {
    rules.add_page(path, text);
  } catch (const Error& wrong) {
    return wrong.what();
  }
  return "";
}

TEST_SUITE("house rules") {
  TEST_CASE("a page is a rule of the registry") {
    static constexpr RuleDefinition definition{};
    const RegisteredRule others[] = {{.id = "a-first", .group = "g", .page = "", .definition = &definition},
                                     {.id = "z-last", .group = "g", .page = "", .definition = &definition}};
    HouseRules rules{others};
    CHECK(rules.add_page("house/old-words.md", page("old-words", old_words)));
    REQUIRE(rules.registry().size() == 3);
    const RegisteredRule& own = rules.registry()[1];
    CHECK(own.id == "old-words");
    CHECK(own.group == "house");
    CHECK(own.definition->severity == Severity::error);
    const Document document = parse_plain(std::make_shared<const SourceFile>("a.txt", "I thee wed."));
    RuleContext context{document};
    own.definition->made->check(context);
    const auto found = context.take();
    REQUIRE(found.size() == 1);
    CHECK(found[0].message.string() == "“thee” is old");
    CHECK(found[0].span == Span{2, 6});
  }

  TEST_CASE("what is wrong is said at its line of the page") {
    CHECK(wrong_with("a.md", page("a", "extends: existence\nmessage: x\ntokens: ['(']\n")).starts_with("a.md:8:10: "));
    CHECK(wrong_with("a.md", page("a", "extends: existence\nmessage: x\nfoo: x\n"))
              .starts_with("a.md:8:1: there is no key"));
    CHECK(wrong_with("a.md", page("b", old_words)) == "a.md:1:1: the page's title is to be the rule's name, “a”");
    CHECK(wrong_with("a b.md", page("a b", old_words)).starts_with("a b.md:1:1: the file is named after the rule"));
    CHECK(wrong_with("house.md", page("house", old_words)).find("already") != std::string::npos);
  }

  TEST_CASE("a page without a rule is none") {
    HouseRules rules{{}};
    CHECK_FALSE(rules.add_page("readme.md", "# readme\n\nWrite `yaml rule` on a fence.\n"));
    CHECK(rules.registry().empty());
  }

  TEST_CASE("of a folder, what is wrong is known and silent, and the rest is there") {
    const test::TemporaryFolder folder;
    std::ofstream{folder.name() + "/old-words.md"} << page("old-words", old_words);
    std::ofstream{folder.name() + "/wrong.md"} << page("wrong", "extends: nothing\n");
    HouseRules rules{{}};
    rules.add_folder(folder.name());
    CHECK(rules.registry().size() == 2);
    REQUIRE(rules.errors().size() == 1);
    CHECK(rules.errors()[0].starts_with(folder.name() + "/wrong.md:6:10: there is no kind of rule"));
    rules.add_folder(folder.name() + "/none");
    CHECK(rules.errors().size() == 2);
  }
}

}  // namespace
