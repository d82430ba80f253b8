#include "rules/support/lists.h"

#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"
#include "rules/support/numbers.h"

namespace {

using namespace galley;
using namespace rules;

Document read(std::string text) { return parse_plain(std::make_shared<SourceFile>("a.txt", std::move(text))); }

// The number of items of each list.
std::string sizes(std::string text) {
  const Document document = read(std::move(text));
  std::string out;
  for (const List& list : find_lists(document)) out += std::to_string(list.items.size()) + " ";
  return out;
}

Ending end_of(std::string text) {
  const Document document = read(std::move(text));
  return ending(document, document.blocks()[0]);
}

}  // namespace

TEST_CASE("A numbered list goes on over paragraphs, and bullets end at them") {
  CHECK(sizes("1. One.\n\nMore of it.\n\n2. Two.\n\nMore of it.\n\n3. Three.\n") == "3 ");
  CHECK(sizes("- One.\n- Two.\n\nSomething else follows here.\n\n- Three.\n- Four.\n") == "2 2 ");
}

TEST_CASE("A deeper list is a list of its own") { CHECK(sizes("- One\n  - a\n  - b\n- Two\n") == "2 2 "); }

TEST_CASE("What a block ends with is seen through closing marks") {
  CHECK(end_of("He left the house, and that was all.") == Ending::stop);
  CHECK(end_of("He said “we left the house.”") == Ending::stop);
  CHECK(end_of("He left (she says she did not.)") == Ending::stop);
  CHECK(end_of("He left the house, and that was all. [3]") == Ending::stop);
  CHECK(end_of("He said “we left”") == Ending::quote);
  CHECK(end_of("He left the house (late)") == Ending::word);
  CHECK(end_of("He left the following:") == Ending::other);
  CHECK(end_of("He left and wrote to https://example.org/a") == Ending::other);
}

TEST_CASE("Small numbers are read in figures and in words") {
  CHECK(small_number("5") == 5);
  CHECK(small_number("Twelve") == 12);
  CHECK(!small_number("one"));
  CHECK(!small_number("1,000"));
  CHECK(!small_number("1990"));
}

TEST_CASE("An item's number is read without its marks") {
  CHECK(item_number("3.")->value == 3);
  CHECK(item_number("(12)")->value == 12);
  CHECK(item_number("c)")->value == 3);
  CHECK(item_number("c)")->letter);
  CHECK(!item_number("-"));
  CHECK(!item_number("2.1"));
}
