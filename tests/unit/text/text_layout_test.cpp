#include "linter/text/text_layout.h"

#include <random>

#include <doctest/doctest.h>

using namespace galley;

namespace {

void check_positions(const std::string& text) {
  const SourceFile whole{"a.txt", text};
  const TextLayout layout{TextLayout::packed(whole.bytes())};
  for (const ColumnUnit unit : {ColumnUnit::bytes, ColumnUnit::utf16, ColumnUnit::code_points}) {
    for (Offset at = 0; at <= text.size() + 2; ++at) {
      const Position expected = whole.position(at, unit);
      const Position position = layout.position(at, unit);
      REQUIRE(position.line == expected.line);
      REQUIRE(position.column == expected.column);
    }
  }
}

}  // namespace

TEST_CASE("a layout says the positions of the text, for any bytes") {
  check_positions("");
  check_positions("one line");
  check_positions("\n");
  check_positions("\xEF\xBB\xBF“First”\r\nsecond\rthird\n\n");
  const std::vector<std::string> pieces{"harbour ",
                                        "é",
                                        "“",
                                        "😀",
                                        "\n",
                                        "\r\n",
                                        "\r",
                                        "\xFF",
                                        "\xE2\x80",
                                        "\xEF\xBB\xBF",
                                        "a sentence of several words without an end "};
  std::mt19937 random{3};
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (auto count = random() % 40; count > 0; --count) text += pieces[random() % pieces.size()];
    if (text.starts_with("\xFF")) continue;  // perhaps the mark of UTF-16
    check_positions(text);
  }
}

TEST_CASE("a layout is small, and what is none has positions all the same") {
  std::string text;
  for (int line = 0; line < 100; ++line) text += "Sixty letters and some spaces stand in each line of this text.\n";
  CHECK(TextLayout::packed(text).size() < 250);
  std::mt19937 random{4};
  for (int round = 0; round < 200; ++round) {
    std::string bytes(random() % 30, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const TextLayout layout{bytes};
    for (const Offset at : {0u, 5u, 1'000'000u}) CHECK(layout.position(at, ColumnUnit::utf16).line < 31);
  }
}

TEST_CASE("a file of which only the layout is known says where its places stand") {
  const std::string text = "“One”\ntwo\n";
  const SourceFile known{"a.txt", TextLayout{TextLayout::packed(text)}};
  CHECK_FALSE(known.has_bytes());
  CHECK(known.bytes().empty());
  CHECK(known.path() == "a.txt");
  CHECK(known.position(10, ColumnUnit::code_points).line == 1);
  CHECK(known.position(9, ColumnUnit::code_points).column == 5);
  CHECK(known.disk_offset(8) == 8);
  CHECK(SourceFile{"a.txt", text}.has_bytes());
}
