#include "linter/document/word_index.h"

#include <algorithm>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include "linter/document/document.h"

using namespace galley;

namespace {

// So many tokens of a few different words, with marks and numbers among them.
std::vector<Token> random_tokens(std::mt19937& random, std::uint32_t count, std::uint32_t different) {
  std::vector<Token> tokens;
  for (std::uint32_t at = 0; at < count; ++at) {
    const auto kind = static_cast<TokenKind>(random() % 8 < 6 ? 0 : random() % 6);
    tokens.push_back(
        {.span = {at, at + 1}, .folded = static_cast<std::uint32_t>(random() % different) * 0x01010101U, .kind = kind});
  }
  return tokens;
}

std::vector<std::uint32_t> places_of(std::span<const Token> tokens, std::uint32_t word) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind == TokenKind::word && tokens[at].folded == word) places.push_back(at);
  }
  return places;
}

}  // namespace

TEST_CASE("The index has each word once, and all its places in order") {
  std::mt19937 random{1};
  for (std::uint32_t round = 0; round < 300; ++round) {
    const auto tokens = random_tokens(random, round, 1 + round / 3);
    const WordIndex index{tokens};
    std::size_t words = 0;
    for (std::uint32_t word = 0; word <= round / 3 + 1; ++word) {
      const auto wanted = places_of(tokens, word * 0x01010101U);
      std::vector<std::uint32_t> found;
      for (std::uint32_t at = index.first(word * 0x01010101U); at != WordIndex::none; at = index.next(at))
        found.push_back(at);
      CHECK(found == wanted);
      CHECK(index.contains(word * 0x01010101U) == !wanted.empty());
      words += !wanted.empty();
    }
    CHECK(index.words().size() == words);
    CHECK(std::is_sorted(index.firsts().begin(), index.firsts().end()));
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const std::uint32_t number = index.numbers()[at];
      CHECK((number < words) == (tokens[at].kind == TokenKind::word));
      if (number < words) CHECK(index.words()[number] == tokens[at].folded);
    }
    std::vector<std::uint32_t> wanted;
    for (const std::uint32_t word : index.words()) {
      if (word % 2 == 1) wanted.push_back(word);
    }
    const auto odd = index.tokens_where([](std::uint32_t word) { return word % 2 == 1; });
    CHECK(std::is_sorted(odd.begin(), odd.end()));
    CHECK(index.tokens_of(wanted) == odd);
    CHECK(odd.size() == static_cast<std::size_t>(std::ranges::count_if(tokens, [](const Token& token) {
            return token.kind == TokenKind::word && token.folded % 2 == 1;
          })));
  }
}
