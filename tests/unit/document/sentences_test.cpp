#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"

namespace {

using namespace galley;

// The sentences of one paragraph, with "|" between.
std::string sentences(std::string text) {
  const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", std::move(text)));
  std::string out;
  for (const Sentence& sentence : document.sentences()) {
    if (!out.empty()) out += "|";
    out += document.text(sentence.span);
  }
  return out;
}

// `text` has "|" where a sentence ends; without them it is split there again.
bool splits(const std::string& text) {
  std::string joined;
  for (const char byte : text) joined += byte == '|' ? ' ' : byte;
  const std::string found = sentences(joined);
  CHECK(found == text);
  return found == text;
}

}  // namespace

TEST_CASE("A sentence ends at a stop that something follows which may begin one") {
  splits("It rained.|We left.|Who won?|Nobody!|It ended.");
  splits("It rained?!|We left...|It ended…|Who knows.");
  splits("It cost 3.5 million in 2019.|The next year it cost 4.");
  splits("Visit the shop.|“We open at nine,” he said.|(He was late.)|They left.");
  splits("He left (in May.) and came back.");
  splits("One.|2 two.|3. three.");
}

TEST_CASE("Stops after titles, initials and abbreviations end none") {
  splits("Mr. Ferrier met Dr. Oyelaran and Mrs. Quill.|They left.");
  splits("J. R. Ferrier and A.B. Quill wrote it.|It sold.");
  splits("The U.S. Navy and the U.K. government met.|The E.U. did not.");
  splits("He moved to the U.S.|The move was hard.");
  splits("It opens at 9 a.m. and closes at 5 p.m.|The bar stays open.");
  splits("It opens at 5 p.m. Tuesday and Friday.");
  splits("See e.g. the report, i.e. the long one, etc. and more.");
  splits("See fig. 3 and vol. 2 on pp. 3–4.");
  splits("St. Oda and Ft. Brill are near Mt. Kell.");
  splits("They came in Jan. Or so he said.|They left in Jan.|The road was open.");
  splits("It is No. 10 on the list.|The answer was no.|He left.");
  splits("Brill v. Kell was heard.|It took a year.");
  splits("Brill Inc. Chairman Quill left.|Kell Ltd. sold it.");
}

TEST_CASE("The pronoun I at the end of a sentence ends it") { splits("It was she and I.|We left."); }

TEST_CASE("Closing marks belong to the sentence they close") {
  splits("“We stay.”|“We go.”|He left.");
  splits("“We stay,” he said.|‘No.’|\"Yes.\"|He left.");
  splits("He said “Stop!” and left.");
  splits("“Stop!” he said.|“Who?” she asked.");
  splits("He asked “Who?”|She knew.");
  splits("(It rained.)|[It stopped.]|They left.");
  splits("She said “It rained.”|Then she left.");
}

TEST_CASE("An ellipsis in front of a lower-case word ends none") {
  splits("Well… maybe not... who knows.|It ended.");
  splits("Well . . . maybe.");
}

TEST_CASE("Decimal points, versions and addresses end none") {
  splits("Version 2.0 came out on example.org in May.|It sold.");
  splits("Write to ferry@harbour.example.org.|We answer.");
  splits("Node.js is old.|It runs.");
}

TEST_CASE("Hostile text is split in linear time") {
  for (const char* piece : {".", ". ", "a.", "A. ", "\"", ".\"", "?! ", "U.S. ", ") ", "… ", "Mr. "}) {
    std::string text = "a ";
    for (int i = 0; i < 100'000; ++i) text += piece;
    CHECK(sentences(text).size() > 0);
  }
}
