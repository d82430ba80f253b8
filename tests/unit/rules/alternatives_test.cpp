// Places behind different tabs.
#include "rules/support/alternatives.h"

#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

// Whether the places of two bytes are.
bool apart(const std::string& text) {
  const Document document = read_as(parse_mdx, text);
  const rules::Alternatives alternatives{document};
  const auto place = [&](char byte) { return static_cast<Offset>(text.find(byte)); };
  return alternatives.are_apart(place('\1'), place('\2'));
}

}  // namespace

TEST_CASE("Tabs of one group are apart, others aren't") {
  CHECK(apart("<Tabs>\n<Tab>\n\1\n</Tab>\n<Tab>\n\2\n</Tab>\n</Tabs>\n"));
  CHECK(apart("<Tabs>\n  <TabItem value=\"x\">\1</TabItem>\n  <TabItem value=\"y\">\2</TabItem>\n</Tabs>\n"));
  CHECK(!apart("<Tabs>\n<Tab>\n\1\n\2\n</Tab>\n</Tabs>\n"));
  CHECK(!apart("<Tabs>\n<Tab>\n\1\n</Tab>\n</Tabs>\n<Tabs>\n<Tab>\n</Tab>\n<Tab>\n\2\n</Tab>\n</Tabs>\n"));
  CHECK(!apart("<Tabs>\n<Tab>\n\1\n</Tab>\n</Tabs>\n\n\2\n"));
  CHECK(!apart("The <Tabs> and\n\n\1\n\n<Tab>\n\n\2\n"));
}

TEST_CASE("Groups in tabs") {
  CHECK(
      apart("<Tabs>\n<Tab>\n<Tabs>\n<Tab>\n\1\n</Tab>\n</Tabs>\n</Tab>\n<Tab>\n<Tabs>\n<Tab>\n\2\n</Tab>\n</Tabs>\n"
            "</Tab>\n</Tabs>\n"));
  CHECK(apart("<Tabs>\n<Tab>\n<Tabs>\n<Tab>\n\1\n</Tab>\n<Tab>\n\2\n</Tab>\n</Tabs>\n</Tab>\n</Tabs>\n"));
}

TEST_CASE("Tabs in code are none") { CHECK(!apart("```\n<Tabs>\n<Tab>\n```\n\n\1\n\n```\n<Tab>\n```\n\n\2\n")); }
