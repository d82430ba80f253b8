#include "linter/text/utf8.h"

#include <doctest/doctest.h>

namespace {

using namespace galley;

bool valid(std::string_view bytes) {
  const Decoded decoded = decode(bytes, 0);
  return decoded.valid && decoded.size == bytes.size();
}

}  // namespace

TEST_CASE("Every code point survives encoding and decoding") {
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (code_point == 0xD800) code_point = 0xE000;
    std::string text;
    append_utf8(text, code_point);
    const Decoded first = decode(text, 0);
    const Decoded last = decode_before(text, text.size());
    if (!first.valid || first.code_point != code_point || first.size != text.size() || last.code_point != code_point ||
        last.size != text.size()) {
      FAIL("code point ", static_cast<std::uint32_t>(code_point));
    }
  }
}

TEST_CASE("What is not UTF-8 is told byte by byte") {
  for (const char* bytes :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xC3", "\xE2\x82", "\xC3("}) {
    CHECK(!valid(bytes));
    CHECK(decode(bytes, 0).size == 1);
    CHECK(decode(bytes, 0).code_point == replacement_character);
  }
  CHECK(decode_before("a\x80", 2).size == 1);
  CHECK(!decode_before("\xC3\xA9\xA9", 3).valid);
  CHECK(decode_before("\xC3\xA9", 2).code_point == 0xE9);
}

TEST_CASE("The first run that is not UTF-8 is found anywhere") {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'a');
    CHECK(!find_invalid_utf8(text));
    text[at] = '\xE9';
    REQUIRE(find_invalid_utf8(text));
    CHECK(*find_invalid_utf8(text) == Span{static_cast<Offset>(at), static_cast<Offset>(at + 1)});
    CHECK(!find_invalid_utf8(text, static_cast<Offset>(at + 1)));
  }
  CHECK(*find_invalid_utf8("é\xFF\xFE b") == Span{2, 4});
  CHECK(to_valid_utf8("a\xFF b") == "a\uFFFD b");
}

TEST_CASE("Code points are counted, bytes that are none as one each") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("aé€😀\xFF") == 5);
}

TEST_CASE("Classes of code points agree with their names") {
  CHECK(is_letter('a'));
  CHECK(is_letter(0xE9));
  CHECK(is_letter(0x416));
  CHECK(!is_letter('1'));
  CHECK(!is_letter(0x2019));
  CHECK(is_mark(0x301));
  CHECK(!is_mark(0x300 - 1));
  CHECK(is_digit(0x661));
  CHECK(is_upper(0xC9));
  CHECK(is_lower(0xE9));
  CHECK(is_space(0xA0));
  CHECK(is_space(0x2003));
  CHECK(is_space(0x2028));
  CHECK(is_punctuation(0x201C));
  CHECK(!is_punctuation(0xA3));
  CHECK(is_dash(0x2014));
  CHECK(is_invisible(0xAD));
  CHECK(to_lower(0xC9) == 0xE9);
  CHECK(to_upper('a') == 'A');
}

TEST_CASE("Letters and their marks are composed where there is one character for them") {
  CHECK(composed("cafe\u0301") == "café");
  CHECK(composed("café, x\u0302") == "café, x\u0302");
  CHECK(composed("\xFF"
                 "e\u0301") ==
        "\xFF"
        "e\u0301");
}
