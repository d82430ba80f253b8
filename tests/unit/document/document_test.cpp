#include <random>
#include <sstream>

#include <doctest/doctest.h>

#include "linter/document/builder.h"
#include "linter/document/dump.h"
#include "linter/document/fold.h"
#include "tests/unit/formats/invariants.h"
#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

std::shared_ptr<const SourceFile> source(std::string text) {
  return std::make_shared<SourceFile>("a", std::move(text));
}

// "One &amp; two." with the entity and two blocks.
Document small() {
  Builder builder{source("<p>One &amp; two.<h1>Three</h1><code>x</code>")};
  builder.begin_block({});
  builder.text({3, 7});
  builder.replaced("&", {7, 12});
  builder.text({12, 17});
  builder.begin_block({.kind = BlockKind::heading, .level = 1});
  builder.text({21, 26});
  builder.end_block();
  builder.opaque(TokenKind::code, "x", {37, 38});
  return builder.build();
}

}  // namespace

TEST_CASE("A document knows where its prose came from") {
  const Document document = small();
  CHECK(find_fault(document) == "");
  CHECK(document.prose() == "One & two.\n\nThree\n\nx");
  CHECK(document.source_span({0, 3}) == Span{3, 6});
  CHECK(document.source_span({4, 5}) == Span{7, 12});
  CHECK(document.source_span({3, 6}) == Span{6, 13});
  CHECK(document.source_span({0, 17}) == Span{3, 26});
  CHECK(document.source_span({10, 12}).begin >= 17);
  CHECK(document.source_span({20, 20}) == Span{45, 45});
  CHECK(document.editable({0, 4}));
  CHECK(!document.editable({4, 5}));
  CHECK(!document.editable({0, 10}));
  CHECK(!document.editable({8, 14}));
}

TEST_CASE("A place in the source is found in the prose") {
  const Document document = small();
  CHECK(document.prose_offset(0) == 0);
  CHECK(document.prose_offset(5) == 2);
  CHECK(document.prose_offset(9) == 4);
  CHECK(document.prose_offset(12) == 5);
  CHECK(document.prose_offset(18) == 12);
  CHECK(document.prose_offset(99) == 20);
}

TEST_CASE("Text outside a block opens a paragraph, and empty blocks are dropped") {
  const Document document = small();
  REQUIRE(document.blocks().size() == 3);
  CHECK(document.blocks()[2].kind == BlockKind::paragraph);
  CHECK(document.blocks()[2].heading == 1);
  CHECK(document.tokens(document.blocks()[2])[0].kind == TokenKind::code);
  Builder builder{source("  ")};
  builder.begin_block({});
  builder.text({0, 2});
  builder.begin_block({.kind = BlockKind::list_item, .number = "-"});
  CHECK(builder.next_block() == 1);
  builder.end_block();
  CHECK(builder.build().blocks().size() == 1);
}

TEST_CASE("Comments stand in front of the block that follows") {
  Builder builder{source("abcd")};
  builder.comment({0, 1}, "a");
  builder.text({1, 2});
  builder.comment({2, 3}, "b");
  const Document document = builder.build();
  CHECK(document.comments()[0].next_block == 0);
  CHECK(document.comments()[1].next_block == 1);
}

TEST_CASE("Any order of calls gives a document") {
  std::minstd_rand random{5};
  const auto file = source("The ferry, 3 times: (a) “b”. C? \n x'y http://a.b/c \xFF d&e;");
  const auto size = static_cast<Offset>(file->bytes().size());
  for (int round = 0; round < 2000; ++round) {
    Builder builder{file};
    Offset at = 0;
    for (auto calls = random() % 12; calls > 0; --calls) {
      const Offset end = std::min<Offset>(size, at + static_cast<Offset>(random() % 12));
      switch (random() % 6) {
        case 0:
          builder.begin_block({.kind = random() % 2 ? BlockKind::heading : BlockKind::code});
          break;
        case 1:
          builder.end_block();
          break;
        case 2:
          builder.replaced("x y", {at, end});
          break;
        case 3:
          builder.opaque(TokenKind::link, "z w", {at, end});
          break;
        case 4:
          builder.comment({at, end}, "c");
          break;
        default:
          builder.text({at, end});
      }
      at = end;
    }
    REQUIRE(find_fault(builder.build()) == "");
  }
}

TEST_CASE("The words of a document are those outside code, by their hash") {
  Builder builder{source("One two `x`")};
  builder.text({0, 8});
  builder.begin_block({.kind = BlockKind::code});
  builder.text({9, 10});
  const Document document = builder.build();
  CHECK(word_hashes(document) == std::vector<std::uint32_t>{folded_hash("one"), folded_hash("two")});
  CHECK(word_tokens(document) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("A document can be read as text") {
  std::ostringstream out;
  dump(small(), out);
  CHECK(out.str() ==
        "0 paragraph source 3-17\n"
        "  \"One & two.\"\n"
        "    One [symbol &] two .\n"
        "1 heading level 1 source 21-26\n"
        "  \"Three\"\n"
        "    Three\n"
        "2 paragraph heading 1 source 37-38\n"
        "  \"x\"\n"
        "    [code x]\n"
        "origin prose 0-4 source 3-7\n"
        "origin prose 4-5 source 7-12 replaced\n"
        "origin prose 5-10 source 12-17\n"
        "origin prose 12-17 source 21-26\n"
        "origin prose 19-20 source 37-38\n");
}

TEST_CASE("Tokens with digits and words with capitals are known by index") {
  const Document document = read_as(parse_plain, "In 2024 Ada had 7 eBay boats, and the 2nd sank at 7pm in ORRIN.");
  std::string figures;
  for (const std::uint32_t at : document.figures()) figures += std::string{document.text(document.tokens()[at])} + " ";
  CHECK(figures == "2024 7 2nd 7pm ");
  std::string capitals;
  for (const std::uint32_t at : document.capitals())
    capitals += std::string{document.text(document.tokens()[at])} + " ";
  CHECK(capitals == "In Ada eBay ORRIN ");
}
