#include "linter/document/short_word.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "linter/document/fold.h"
#include "linter/document/tokens.h"
#include "linter/document/word_hash.h"

using namespace galley;

namespace {

std::string random_bytes(std::mt19937& random, std::string_view alphabet) {
  std::string bytes(ShortWord::capacity, ' ');
  for (char& byte : bytes) byte = alphabet.empty() ? static_cast<char>(random()) : alphabet[random() % alphabet.size()];
  return bytes;
}

}  // namespace

TEST_CASE("sixteen bytes at once tell the same as byte by byte") {
  std::mt19937 random{61};
  for (const std::string_view alphabet : {"", "aZ09", "abcdefgXYZ129 @[`{/:", "ab"}) {
    for (int round = 0; round < 20000; ++round) {
      const std::string bytes = random_bytes(random, alphabet);
      const ShortWord fast = read_short_word(bytes.data());
      const ShortWord plain = read_short_word_by_bytes(bytes.data());
      REQUIRE(fast.size == plain.size);
      REQUIRE(fast.uppers == plain.uppers);
      REQUIRE(fast.digits == plain.digits);
      REQUIRE(fast.low == plain.low);
      REQUIRE(fast.high == plain.high);
    }
  }
}

TEST_CASE("a word has one token, whatever stands so far behind it") {
  // The last word of a text is read byte by byte, any other at once.
  for (const std::string word : {"a", "The", "NATO", "iPhone", "x2", "2019", "B52s", "McKay", "straightforward", "7"}) {
    const auto first = [](const std::string& prose) {
      std::vector<Token> tokens;
      tokenise(prose, {0, static_cast<Offset>(prose.size())}, {}, tokens);
      return tokens.at(0);
    };
    const Token alone = first(word);
    for (const std::string behind : {" ", ", ", ". ", ") ", "; ", "\n", "! ", " – "}) {
      const Token token = first(word + behind + "and something more to read");
      CAPTURE(word + behind);
      CHECK(token.folded == alone.folded);
      CHECK(token.folded == folded_hash(word));
      CHECK(token.kind == alone.kind);
      CHECK(token.shape == alone.shape);
      CHECK(token.span.end == word.size());
    }
  }
}

TEST_CASE("the hash of a word takes every byte and its length") {
  CHECK(word_hash("") != word_hash(std::string_view{"\0", 1}));
  CHECK(word_hash("abcdefgh") != word_hash("abcdefghi"));
  CHECK(word_hash("abcdefghijklmnop") != word_hash("abcdefghijklmnoq"));
}
