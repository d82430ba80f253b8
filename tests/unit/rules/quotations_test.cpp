#include "rules/support/quotations.h"

#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"

namespace {

using namespace galley;
using namespace rules;

Document read(std::string text) { return parse_plain(std::make_shared<SourceFile>("a.txt", std::move(text))); }

// Each quotation in the first block, as "depth:text", with "!" where it is not closed.
std::string quotations(std::string text) {
  const Document document = read(std::move(text));
  std::string out;
  for (const Quotation& quotation : find_quotations(document, document.blocks()[0]).all) {
    if (!out.empty()) out += " | ";
    out += std::to_string(quotation.depth) + ":";
    out += document.text(quotation.inside());
    if (!quotation.closed) out += "!";
    if (quotation.mismatched) out += "?";
  }
  return out;
}

std::size_t strays(std::string text) {
  const Document document = read(std::move(text));
  return find_quotations(document, document.blocks()[0]).strays.size();
}

}  // namespace

TEST_CASE("Quotations are found in every kind of marks") {
  CHECK(quotations("He said “we stay” at noon.") == "0:we stay");
  CHECK(quotations("He said \"we stay\" at noon.") == "0:we stay");
  CHECK(quotations("He said ‘we stay’ at noon.") == "0:we stay");
  CHECK(quotations("He said 'we stay' at noon.") == "0:we stay");
  CHECK(quotations("He said «we stay» at noon.") == "0:we stay");
  CHECK(quotations("He said »we stay« at noon.") == "0:we stay");
  CHECK(quotations("He said „we stay“ at noon.") == "0:we stay");
  CHECK(quotations("He said “we stay“ at noon.") == "0:we stay?");
  CHECK(quotations("He said ”we stay” at noon.") == "0:we stay?");
  CHECK(quotations("He said “we stay\" at noon.") == "0:we stay?");
  CHECK(quotations("He said \"we stay” at noon.") == "0:we stay?");
  CHECK(quotations("He said ‘we stay,” at noon.") == "0:we stay,?");
}

TEST_CASE("A quotation in a quotation is one level deeper") {
  CHECK(quotations("“She told me ‘no’ twice,” he said.") == "0:She told me ‘no’ twice, | 1:no");
  CHECK(quotations("\"She told me 'no' twice,\" he said.") == "0:She told me 'no' twice, | 1:no");
  CHECK(quotations("‘She told me “no” twice,’ he said.") == "0:She told me “no” twice, | 1:no");
  CHECK(quotations("“He said, ‘Go.’”") == "0:He said, ‘Go.’ | 1:Go.");
}

TEST_CASE("Apostrophes are no quotation marks") {
  CHECK(quotations("The boys’ books and the girls’ pens aren’t here.") == "");
  CHECK(quotations("The boys' books and the girls' pens aren't here.") == "");
  CHECK(quotations("Rock ’n’ roll of the ’90s, ’tis said, was ‘90s stuff.") == "");
  CHECK(quotations("Rock 'n' roll of the '90s, 'tis said, won't end.") == "");
  CHECK(quotations("He called it ‘the boys’ club’ once.") == "0:the boys’ club");
  CHECK(quotations("He called it 'the boys' club' once.") == "0:the boys' club");
  CHECK(quotations("The ‘good guys’ won and the boys left.") == "0:good guys");
  CHECK(quotations("“‘Ask the boys’, he said,” and the dogs’ bowls broke.") ==
        "0:‘Ask the boys’, he said, | 1:Ask the boys");
}

TEST_CASE("Inches and feet are no quotation marks") {
  CHECK(quotations("A pipe of 6\" and a man of 5' 10\" stood there.") == "");
  CHECK(strays("A pipe of 6\" and a man of 5' 10\" stood there.") == 0);
}

TEST_CASE("A quotation that is not closed ends with its block") {
  CHECK(quotations("“It is our home, she added.") == "0:It is our home, she added.!");
  CHECK(quotations("“It is our home, she added. “We stay,” he said.") ==
        "0:It is our home, she added. “We stay,” he said.! | 0:We stay,");
  CHECK(quotations("\"It is our home, she added. \"We stay,\" he said.") ==
        "0:It is our home, she added. \"We stay,\" he said.! | 0:We stay,");
  CHECK(quotations("“She said ‘no and left,” he said.") == "0:She said ‘no and left, | 1:no and left,!");
}

TEST_CASE("A mark that closes nothing is a stray") {
  CHECK(strays("It is our home,” she added.") == 1);
  CHECK(strays("“It is our home,” she added.") == 0);
}

TEST_CASE("Hostile nesting stays linear") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "“a ‘b’s ";
  const Document document = read(text);
  CHECK(find_quotations(document, document.blocks()[0]).all.size() >= 100'000);
}

TEST_CASE("Quoted text is told from the writer's own") {
  const Document document = read("He said “we ‘never’ stay” at noon.");
  const AllQuotations quoted{document};
  CHECK(!quoted.contain(2));
  CHECK(quoted.contain(static_cast<Offset>(document.prose().find("we"))));
  CHECK(quoted.contain(static_cast<Offset>(document.prose().find("stay"))));
  CHECK(!quoted.contain(static_cast<Offset>(document.prose().find("noon"))));
}
