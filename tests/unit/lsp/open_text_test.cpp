#include "linter/lsp/open_text.h"

#include <doctest/doctest.h>

using namespace galley;
using namespace galley::lsp;

namespace {

Json at(std::uint32_t line, std::uint32_t character) { return {{"line", line}, {"character", character}}; }

std::string changed(std::string text, Json start, Json end, const std::string& with,
                    ColumnUnit unit = ColumnUnit::utf16) {
  apply_change(text, {{"range", {{"start", std::move(start)}, {"end", std::move(end)}}}, {"text", with}}, unit);
  return text;
}

}  // namespace

TEST_CASE("a change replaces what stands between two positions, in any unit") {
  CHECK(changed("one\ntwo\n", at(1, 0), at(1, 3), "2") == "one\n2\n");
  CHECK(changed("😀é!", at(0, 2), at(0, 3), "e", ColumnUnit::utf16) == "😀e!");
  CHECK(changed("😀é!", at(0, 1), at(0, 2), "e", ColumnUnit::code_points) == "😀e!");
  CHECK(changed("😀é!", at(0, 4), at(0, 6), "e", ColumnUnit::bytes) == "😀e!");
}

TEST_CASE("lines end at LF, CR LF and CR") {
  CHECK(changed("a\r\nb\rc\nd", at(1, 0), at(1, 1), "B") == "a\r\nB\rc\nd");
  CHECK(changed("a\r\nb\rc\nd", at(2, 0), at(3, 1), "C") == "a\r\nb\rC");
  CHECK(changed("a\r\nb", at(0, 9), at(1, 0), " ") == "a b");
}

TEST_CASE("a place past the end is the end, and an end before its beginning the beginning") {
  CHECK(changed("one", at(7, 0), at(9, 9), "!") == "one!");
  CHECK(changed("one\ntwo", at(0, 99), at(0, 99), "!") == "one!\ntwo");
  CHECK(changed("one", at(0, 2), at(0, 1), "!") == "on!e");
}

TEST_CASE("a byte order mark is a character of the first line") {
  const std::string text = "\uFEFFabc\ndef";
  CHECK(changed(text, at(0, 1), at(0, 2), "A") == "\uFEFFAbc\ndef");
  CHECK(changed(text, at(0, 0), at(0, 1), "") == "abc\ndef");
  CHECK(changed(text, at(0, 3), at(0, 4), "A", ColumnUnit::bytes) == "\uFEFFAbc\ndef");
  CHECK(changed(text, at(1, 0), at(1, 1), "D") == "\uFEFFabc\nDef");
}

TEST_CASE("a change without a range is the whole text; a change that is none throws") {
  std::string text = "old";
  apply_change(text, {{"text", "new"}}, ColumnUnit::utf16);
  CHECK(text == "new");
  CHECK_THROWS_AS(apply_change(text, {{"range", 1}, {"text", "x"}}, ColumnUnit::utf16), Json::exception);
  CHECK_THROWS_AS(apply_change(text, {{"text", 1}}, ColumnUnit::utf16), Json::exception);
  CHECK_THROWS_AS(changed("x", {{"line", 0.5}, {"character", 0}}, at(0, 0), ""), Json::exception);
  CHECK(changed("x", {{"line", -1}, {"character", -5}}, at(0, 0), "y") == "yx");
}
