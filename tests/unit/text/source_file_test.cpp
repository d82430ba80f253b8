#include "linter/text/source_file.h"

#include <doctest/doctest.h>

#include "linter/text/utf16.h"
#include "linter/text/utf8.h"

namespace {

using namespace galley;

constexpr ColumnUnit units[] = {ColumnUnit::bytes, ColumnUnit::utf16, ColumnUnit::code_points};

std::string to_utf16(std::string_view text) {
  return utf8_to_utf16("\xEF\xBB\xBF" + std::string{text}, Encoding::utf16_little);
}

}  // namespace

TEST_CASE("Positions and offsets are each other's inverse at every code point") {
  for (const char* text :
       {"", "a", "one\ntwo\r\nthree\rfour", "é😀\n\n€x\n", "\xEF\xBB\xBFmark\nx", "\r\n\r\n", "a\xFF\n\xC3"}) {
    const SourceFile file{"a", text};
    for (const ColumnUnit unit : units) {
      for (Offset at = file.mark_size(); at < file.bytes().size(); at += decode(file.bytes(), at).size) {
        const char byte = file.bytes()[at];
        if (byte == '\n' && at > 0 && file.bytes()[at - 1] == '\r') continue;  // the middle of a line end
        CHECK(file.offset(file.position(at, unit), unit) == at);
      }
      const auto size = static_cast<Offset>(file.bytes().size());
      CHECK(file.offset(file.position(size, unit), unit) == size);
    }
  }
}

TEST_CASE("Columns count what is asked for") {
  const SourceFile file{"a", "x\né😀y"};
  const auto at = static_cast<Offset>(file.bytes().find('y'));
  CHECK(file.position(at, ColumnUnit::bytes).column == 6);
  CHECK(file.position(at, ColumnUnit::utf16).column == 3);
  CHECK(file.position(at, ColumnUnit::code_points).column == 2);
  CHECK(file.position(at, ColumnUnit::bytes).line == 1);
}

TEST_CASE("Lines end at LF, CR LF and CR") {
  const SourceFile file{"a", "one\ntwo\r\nthree\rfour\n"};
  CHECK(file.line_count() == 5);
  CHECK(file.line(0) == "one");
  CHECK(file.line(1) == "two");
  CHECK(file.line(2) == "three");
  CHECK(file.line(3) == "four");
  CHECK(file.line(4) == "");
  CHECK(file.line(9) == "");
}

TEST_CASE("A byte order mark is no column") {
  const SourceFile file{"a", "\xEF\xBB\xBFone\ntwo"};
  CHECK(file.mark_size() == 3);
  CHECK(file.position(3, ColumnUnit::bytes).column == 0);
  CHECK(file.offset({0, 0}, ColumnUnit::bytes) == 3);
  CHECK(file.line(0) == "one");
}

TEST_CASE("Past the end means the end, and past a line's end the line's end") {
  const SourceFile file{"a", "one\ntwo"};
  CHECK(file.offset({9, 0}, ColumnUnit::bytes) == 7);
  CHECK(file.offset({0, 99}, ColumnUnit::utf16) == 3);
  CHECK(file.position(99, ColumnUnit::bytes).column == 3);
}

TEST_CASE("UTF-16 is held as UTF-8 and written back as it was") {
  const std::string text = "one é\n😀 two";
  for (const Encoding encoding : {Encoding::utf16_little, Encoding::utf16_big}) {
    const std::string disk = utf8_to_utf16("\xEF\xBB\xBF" + text, encoding);
    const SourceFile file{"a", disk};
    CHECK(file.encoding() == encoding);
    CHECK(file.bytes() == "\xEF\xBB\xBF" + text);
    CHECK(file.to_disk(file.bytes()) == disk);
    CHECK(file.disk_offset(0) == 0);
    CHECK(file.disk_offset(3) == 2);
    CHECK(file.disk_offset(static_cast<Offset>(file.bytes().find('w'))) == 2 + 2 * 10);
    CHECK(file.disk_offset(static_cast<Offset>(file.bytes().size())) == disk.size());
  }
}

TEST_CASE("Broken UTF-16 becomes replacement characters") {
  std::string disk = to_utf16("a");
  disk += std::string("\x00\xD8", 2);       // a high surrogate alone
  disk += std::string("b\x00\x00\xDC", 4);  // and a low one
  disk += 'x';                              // half a unit
  CHECK(SourceFile("a", disk).bytes() ==
        "\xEF\xBB\xBF"
        "a\uFFFDb\uFFFD\uFFFD");
}
