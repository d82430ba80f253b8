#include "linter/document/byte_window.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "linter/document/fold.h"
#include "linter/document/tokens.h"
#include "linter/document/word_hash.h"
#include "linter/text/utf8.h"

using namespace galley;

namespace {

std::string random_bytes(std::mt19937& random, std::string_view alphabet, std::size_t size) {
  std::string bytes(size, ' ');
  for (char& byte : bytes) byte = alphabet.empty() ? static_cast<char>(random()) : alphabet[random() % alphabet.size()];
  return bytes;
}

// `bytes` are sixty-four.
ByteWindow read_window_by_bytes(const char* bytes) {
  ByteWindow window;
  for (unsigned at = 0; at < ByteWindow::size; ++at) {
    const char byte = bytes[at];
    const std::uint64_t bit = std::uint64_t{1} << at;
    if (byte >= 'A' && byte <= 'Z') window.uppers |= bit;
    if (byte >= 'a' && byte <= 'z') window.lowers |= bit;
    if (byte >= '0' && byte <= '9') window.digits |= bit;
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) window.spaces |= bit;
    if (byte == ')' || byte == ';') window.closers |= bit;
    if (byte == ',' || byte == '.') window.pauses |= bit;
  }
  return window;
}

std::vector<Token> tokens_of(const std::string& prose) {
  std::vector<Token> tokens;
  tokenise(prose, {0, static_cast<Offset>(prose.size())}, {}, tokens);
  return tokens;
}

}  // namespace

TEST_CASE("sixty-four bytes at once tell the same as byte by byte") {
  std::mt19937 random{61};
  for (const std::string_view alphabet : {"", "aZ09", "abcdefgXYZ129 @[`{/:", ".,;) \n"}) {
    for (int round = 0; round < 5000; ++round) {
      const std::string bytes = random_bytes(random, alphabet, ByteWindow::size);
      REQUIRE(read_window(bytes.data()) == read_window_by_bytes(bytes.data()));
    }
  }
}

TEST_CASE("the hash of a plain word is that of its lower case, whatever stands behind it") {
  std::mt19937 random{62};
  for (unsigned size = 1; size < plain_capacity; ++size) {
    for (int round = 0; round < 500; ++round) {
      const std::string bytes = random_bytes(random, "abzAMZ059", plain_capacity);
      std::string lowered;
      for (const char byte : bytes.substr(0, size)) lowered += to_ascii_lower(byte);
      REQUIRE(plain_word_hash(bytes.data(), size) == word_hash(lowered));
    }
  }
}

TEST_CASE("a text has the same tokens wherever it begins") {
  // Where it begins is where the windows stand in it.
  std::mt19937 random{63};
  for (const std::string_view alphabet : {"aB1 .,", "ab  .,;)'-\n", "aaaaaaaaa a.", "aé “3.5%"}) {
    for (int round = 0; round < 60; ++round) {
      const std::string text = random_bytes(random, alphabet, 20 + random() % 200);
      const std::vector<Token> alone = tokens_of(text);
      for (std::size_t before = 1; before < 70; ++before) {
        const std::vector<Token> moved = tokens_of(std::string(before, ' ') + text);
        REQUIRE(moved.size() == alone.size());
        for (std::size_t at = 0; at < alone.size(); ++at) {
          REQUIRE(moved[at].span.begin == alone[at].span.begin + before);
          REQUIRE(moved[at].span.end == alone[at].span.end + before);
          REQUIRE(moved[at].folded == alone[at].folded);
          REQUIRE(moved[at].kind == alone[at].kind);
          REQUIRE(moved[at].shape == alone[at].shape);
        }
      }
    }
  }
}

TEST_CASE("a word has one token, whatever stands so far behind it") {
  for (const std::string word : {"a", "The", "NATO", "iPhone", "x2", "2019", "B52s", "McKay", "straightforward", "7"}) {
    const auto first = [](const std::string& prose) { return tokens_of(prose).at(0); };
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
