#include "linter/report/places.h"

#include <random>

#include <doctest/doctest.h>

using namespace galley;

namespace {

std::string random_text(std::mt19937& random) {
  constexpr std::string_view pieces[] = {"a", "é", "“", "🙂", "\n", "\r\n", "\xFF", "\xE2\x80", "word "};
  std::string text;
  const unsigned rare = random() % 2 == 0 ? 400 : 4000;  // how often a line ends
  while (text.size() < 6000) {
    const std::size_t piece = random() % std::size(pieces);
    if (pieces[piece].find('\n') != std::string_view::npos && random() % rare != 0) continue;
    text += pieces[piece];
  }
  return text;
}

}  // namespace

TEST_CASE("a place is where the source says, in any unit and any order") {
  std::mt19937 random{7};
  for (int round = 0; round < 6; ++round) {
    const SourceFile source{"a.txt", random_text(random)};
    for (const ColumnUnit unit : {ColumnUnit::bytes, ColumnUnit::utf16, ColumnUnit::code_points}) {
      Places places{source, unit};
      for (int i = 0; i < 200; ++i) {
        const auto at = static_cast<Offset>(random() % (source.bytes().size() + 1));
        if (at < source.bytes().size() && (source.bytes()[at] & 0xC0) == 0x80) continue;  // inside a code point
        const Position expected = source.position(at, unit);
        const Place place = places.place(at);
        CHECK(place.position.line == expected.line);
        CHECK(place.position.column == expected.column);
        CHECK(place.disk_offset == source.disk_offset(at));
      }
    }
  }
}

TEST_CASE("offsets into a file in UTF-16 are those on disk") {
  std::string disk{"\xFF\xFE", 2};
  for (int i = 0; i < 3000; ++i) disk += std::string{"a\0\x3D\xD8\x42\xDE\xE9\0", 8};  // a, a smiling face, é
  const SourceFile source{"a.txt", disk};
  Places places{source, ColumnUnit::code_points};
  for (Offset at = 0; at < source.bytes().size(); at += 97) {
    if ((source.bytes()[at] & 0xC0) == 0x80) continue;
    CHECK(places.place(at).disk_offset == source.disk_offset(at));
  }
  CHECK(places.place(static_cast<Offset>(source.bytes().size())).disk_offset == disk.size());
}
