#include "tests/unit/formats/reading.h"

namespace {

using namespace galley;

Document read(std::string text) { return read_as(parse_plain, std::move(text)); }
std::string blocks(std::string text) { return blocks_of(read(std::move(text))); }

// Wrapped at 40 columns.
constexpr std::string_view wrapped =
    "The ferry to Old Harbour runs every hour\n"
    "in summer and twice a day when the days\n"
    "are short and few people want to cross.";

}  // namespace

TEST_CASE("A paragraph is a line, or wrapped lines between blank lines") {
  CHECK(blocks("The first paragraph ends here.\nThe second one ends there.\n") ==
        "paragraph: The first paragraph ends here. | paragraph: The second one ends there.");
  CHECK(blocks(std::string{wrapped}) == "paragraph: " + std::string{wrapped});
  CHECK(blocks(std::string{wrapped} + "\n\n" + std::string{wrapped}) ==
        "paragraph: " + std::string{wrapped} + " | paragraph: " + std::string{wrapped});
  CHECK(blocks("  One.  \n\t\n \n Two. ") == "paragraph: One. | paragraph: Two.");
}

TEST_CASE("Wrapped paragraphs without a blank line between are told by a short last line or an indented first one") {
  CHECK(blocks("The ferry to Old Harbour runs every hour\nin summer and twice a day when the days\nare short.\n" +
               std::string{wrapped}) ==
        "paragraph: The ferry to Old Harbour runs every hour\nin summer and twice a day when the days\nare short. | "
        "paragraph: " +
            std::string{wrapped});
  CHECK(blocks("  The ferry to Old Harbour runs every hour\nin summer and twice a day when the days\nare short and few "
               "people want to cross.\n"
               "  The ferry to Old Harbour runs every hour\nin summer and twice a day when the days\nare short.") ==
        "paragraph: The ferry to Old Harbour runs every hour\nin summer and twice a day when the days\nare short and "
        "few people want to cross. | "
        "paragraph: The ferry to Old Harbour runs every hour\nin summer and twice a day when the days\nare short.");
}

TEST_CASE("A short line in front of wrapped text is its heading") {
  CHECK(blocks("Ferries\n" + std::string{wrapped}) == "heading1: Ferries | paragraph: " + std::string{wrapped});
}

TEST_CASE("A line between others goes on where a sentence does, or where the line before had no room") {
  CHECK(blocks("3.7. Larger works.\n" + std::string{wrapped}) ==
        "item1(3.7.)#0: Larger works. | paragraph: " + std::string{wrapped});
  CHECK(blocks("1.1. \"Ferry\"\n    means any boat that crosses.\n") ==
        "item1(1.1.)#0: \"Ferry\"\n    means any boat that crosses.");
  CHECK(blocks(
            "A. Use on the page of the timetable a new\n   title, which stands in no other timetable\n   of the line.\n"
            "B. List there all boats.\n"
            "C. Say who rows them.\n"
            "D. Say who does not.\n") ==
        "paragraph: A. Use on the page of the timetable a new\n   title, which stands in no other timetable\n"
        "   of the line. | paragraph: B. List there all boats. | paragraph: C. Say who rows them. | "
        "paragraph: D. Say who does not.");
  CHECK(blocks("apples\npears\nplums\nA tart\n") ==
        "paragraph: apples | paragraph: pears | paragraph: plums | paragraph: A tart");
}

TEST_CASE("Bare headings are short, capital and without a stop") {
  CHECK(blocks("What the ferry costs\nIt costs a lot.") ==
        "heading1: What the ferry costs | paragraph: It costs a lot.");
  CHECK(blocks("What the ferry costs.\nIt costs a lot.") ==
        "paragraph: What the ferry costs. | paragraph: It costs a lot.");
  CHECK(blocks("It costs a lot\n") == "paragraph: It costs a lot");
  CHECK(blocks("Title\n=====\n\nPart two.\n---------\na\n") == "heading1: Title | heading2: Part two. | paragraph: a");
}

TEST_CASE("Numbered items keep their number, and the paragraphs behind them belong to them") {
  CHECK(blocks("1. One here.\nMore of one.\n2. Two here.\nMore of two.\n") ==
        "item1(1.)#0: One here. | paragraph@0: More of one. | item1(2.)#0: Two here. | paragraph@2: More of two.");
  CHECK(blocks("1. One here.\n2. Two here.\n\nIt ends.") ==
        "item1(1.)#0: One here. | item1(2.)#0: Two here. | paragraph: It ends.");
  CHECK(blocks("(a) One\n(b) Two\n(d) Four") == "item1((a))#0: One | item1((b))#0: Two | item1((d))#0: Four");
  CHECK(blocks("1. One\n\n1. Again") == "item1(1.)#0: One | item1(1.)#1: Again");
  CHECK(blocks("1. One.\nText.\nA Heading\n2. Two.\nText.\nOther Heading\n5. Five.") ==
        "item1(1.)#0: One. | paragraph@0: Text. | heading1: A Heading | item1(2.)#0: Two. | paragraph@3: Text. | "
        "heading1: Other Heading | item1(5.)#6: Five.");
  CHECK(blocks("1999. It began.\n3.5 million came.") == "paragraph: 1999. It began. | paragraph: 3.5 million came.");
  const Document document = read("1. One");
  CHECK(document.blocks()[0].marker == Span{0, 2});
}

TEST_CASE("A number is an item's behind a line that is too wide to be wrapped, and where its space was forgotten") {
  const std::string wide =
      "Her boat is the oldest of all that cross the water, and it has crossed it every day for forty years and more "
      "(ed";
  CHECK(blocks("1. Ida\n" + wide + "\n2. Tor\n" + wide + "\n3.Nils\n" + wide) ==
        "item1(1.)#0: Ida | paragraph@0: " + wide + " | item1(2.)#0: Tor | paragraph@2: " + wide +
            " | item1(3.)#0: Nils | paragraph@4: " + wide);
  CHECK(blocks("1.x of the list.") == "paragraph: 1.x of the list.");
}

TEST_CASE("Bullets make lists, and indented items are lists inside them") {
  CHECK(blocks("- a\n- b\n\nText.\n\n- c") == "item1(-)#0: a | item1(-)#0: b | paragraph: Text. | item1(-)#3: c");
  CHECK(blocks("1. a\n   - b\n   - c\n2. d") == "item1(1.)#0: a | item2(-)#1@0: b | item2(-)#1@0: c | item1(2.)#0: d");
  CHECK(blocks("1. a\n\n   More of a.\n\n2. b") == "item1(1.)#0: a | paragraph@0: More of a. | item1(2.)#0: b");
  CHECK(blocks("• a\n• b") == "item1(•)#0: a | item1(•)#0: b");
}

TEST_CASE("A dash at the beginning of a wrapped line is no bullet") {
  const std::string text =
      "The ferry to Old Harbour runs every hour of every day in summer\n"
      "- and twice a day when days are short and hardly anyone at all in\n"
      "the town wants to cross the wide water to the other side of it.";
  CHECK(blocks(text) == "paragraph: " + text);
}

TEST_CASE("Quoted lines and lines of marks only are told apart") {
  CHECK(blocks("> Quoted.\nNot quoted.") == "quote1: Quoted. | paragraph: Not quoted.");
  CHECK(blocks("One.\n* * *\nTwo.\n-----\n") == "paragraph: One. | paragraph: Two.");
  CHECK(blocks(">\n>>\n") == "");
}

TEST_CASE("Every kind of line end ends a line") {
  for (const char* end : {"\n", "\r\n", "\r"}) {
    const std::string text = std::string{"One.\n"} + "Two.\n\nThree.";
    std::string written;
    for (const char byte : text) written += byte == '\n' ? std::string{end} : std::string(1, byte);
    CHECK(blocks(written) == "paragraph: One. | paragraph: Two. | paragraph: Three.");
  }
}

TEST_CASE("Byte order marks are no prose") {
  CHECK(blocks("\xEF\xBB\xBFOne.") == "paragraph: One.");
  CHECK(blocks(std::string("\xFF\xFEO\0n\0e\0.\0", 10)) == "paragraph: One.");
  CHECK(blocks(std::string("\xFE\xFF\0O\0n\0e\0.", 10)) == "paragraph: One.");
}

TEST_CASE("Bytes that are not UTF-8 stay where they are") {
  CHECK(blocks("caf\xE9 \xFF\xFE.\n\xC3") == "paragraph: caf\xE9 \xFF\xFE. | paragraph: \xC3");
  CHECK(blocks(std::string("a\0b", 3)) == "paragraph: " + std::string("a\0b", 3));
}

TEST_CASE("Directives are comments, in front of the block that follows") {
  CHECK(comments_of(read("One.\n[[stet: repeated-word]]\nTwo.\n\n[[stet off]]")) ==
        "1:stet: repeated-word|2:stet off|");
  CHECK(blocks("One.\n[[stet]]\nTwo.") == "paragraph: One. | paragraph: Two.");
}

TEST_CASE("A file may be empty") {
  CHECK(blocks("") == "");
  CHECK(blocks("\n") == "");
  CHECK(blocks("\xEF\xBB\xBF") == "");
}

TEST_CASE("Hostile plain text is read in linear time") {
  for (const char* piece : {"a", " ", "\n", "\r", "\t", "a\n", "A\n\n", "1. a\n", " 1. a\n", ">", "- ", "[[stet]]\n",
                            "A\n===\n", "a.\n", "word ", "\xFF", "(a) b\n\n", "A Heading\n\n\n\n"}) {
    read(repeated(piece, 100'000));
  }
  std::string deeper;
  for (int depth = 0; depth < 1000; ++depth) deeper.append(static_cast<std::size_t>(depth), ' ').append("- a\n");
  read(deeper);
}
