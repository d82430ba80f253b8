#include "linter/text/character_offsets.h"

#include <string>

#include <doctest/doctest.h>

using namespace galley;

TEST_CASE("characters are counted as they stand, bytes that are no UTF-8 one by one") {
  std::string text;
  for (int count = 0; count < 100; ++count) text += "aé“\U0001F642\xFF";
  const CharacterOffsets offset{text};
  std::size_t at = 0;
  std::size_t character = 0;
  for (; at < text.size(); at += decode(text, at).size) CHECK(offset(character++) == at);
  CHECK(offset(character) == text.size());
  CHECK(offset(character + 1000) == text.size());
  CHECK(CharacterOffsets{""}(0) == 0);
}
