#include "linter/archive/piece.h"

#include <doctest/doctest.h>

#include "linter/archive/entry.h"
#include "tests/unit/archive/archiving.h"

using namespace galley;
using namespace galley::archive;

namespace {

Document markdown(const std::string& text) {
  return parse_markdown(std::make_shared<const SourceFile>("piece.md", text));
}

constexpr const char* sample =
    "# The *Défense* ministry\n\nIt paid €1,250.50 for `some code` and e-mail at example.org, co-\noperated, and isn’t "
    "done.\n\n```\nno prose\n```\n\n- an item\n- another **item** with\n  two lines\n\n<!-- a comment -->\n\n| a | b "
    "|\n|---|---|\n| "
    "cell | last |\n";

}  // namespace

TEST_CASE("a piece keeps the words of its document, and gives their hashes back") {
  for (const std::string text : {sample, "", "one", "# Title only\n", "```\ncode only\n```\n"}) {
    const Document document = markdown(text);
    const Piece piece = piece_of(document);
    const auto hashes = hashes_of(piece, 0, static_cast<std::uint32_t>(piece.words.size()));
    CHECK(hashes == word_hashes(document));
    Packer packer;
    const Piece unpacked = packer.unpack(packer.pack(piece));
    CHECK(unpacked.text == piece.text);
    CHECK(unpacked.words == piece.words);
  }
}

TEST_CASE("a piece's digest doesn't depend on markup") {
  const auto digest = [](const std::string& text) { return digest_of(piece_of(markdown(text))); };
  CHECK(digest("The *old* harbour.\n") == digest("The **old** harbour.\n"));
  CHECK(digest("The old harbour.\n") != digest("The new harbour.\n"));
}

TEST_CASE("what isn't a packed piece is refused") {
  Packer packer;
  const std::string packed = packer.pack(piece_of(markdown(sample)));
  CHECK_THROWS_AS(packer.unpack(""), Error);
  CHECK_THROWS_AS(packer.unpack("nonsense"), Error);
  for (std::size_t size = 0; size < packed.size(); ++size) {
    CHECK_THROWS_AS(packer.unpack(std::string_view{packed}.substr(0, size)), Error);
  }
}

TEST_CASE("of every twelve words that stand in two texts a kept run agrees with the other text on a side") {
  std::vector<repeat::Word> shared;
  for (std::uint32_t word = 0; word < certain_words; ++word) shared.push_back(1000 + word * 7);
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const auto around = [&](std::uint32_t before, std::uint32_t behind, std::uint32_t base) {
      std::vector<repeat::Word> words;
      for (std::uint32_t i = 0; i < before; ++i) words.push_back(base + i * 31 + seed);
      words.insert(words.end(), shared.begin(), shared.end());
      for (std::uint32_t i = 0; i < behind; ++i) words.push_back(base + 500 + i * 17 + seed);
      return words;
    };
    const std::vector<repeat::Word> archived = around(seed % 9, seed % 5, 1'000'000);
    const std::vector<repeat::Word> own = around(seed % 4, seed % 7, 2'000'000);
    Fingerprinter one;
    Fingerprinter other;
    bool found = false;
    for (const Entry& kept : one.kept_runs(archived)) {
      for (const Entry& run : other.every_run(own))
        found |= kept.fingerprint() == run.fingerprint() && kept.agrees(run);
    }
    CHECK(found);
  }
}
