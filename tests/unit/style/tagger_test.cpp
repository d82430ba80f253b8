#include "linter/style/tagger.h"

#include <string>

#include <doctest/doctest.h>

namespace {

using namespace galley;

std::string words_of(std::string_view sentence) {
  std::string all;
  for (const TaggedWord& word : split_words(sentence)) all += (all.empty() ? "" : "|") + std::string{word.text};
  return all;
}

std::string tags_of(std::string_view sentence) {
  std::string all;
  for (const TaggedWord& word : tag_words(sentence)) all += (all.empty() ? "" : " ") + std::string{word.tag};
  return all;
}

TEST_SUITE("parts of speech") {
  TEST_CASE("a sentence is words and marks") {
    CHECK(words_of("“Yes,” he said (twice).") == "“|Yes|,|”|he|said|(|twice|)|.");
    CHECK(words_of("We don't; we’re late.") == "We|do|n't|;|we|’re|late|.");
    CHECK(words_of("the U.S. and e.g. 3.5\nre-using 'it'") == "the|U.S.|and|e.g.|3.5|re-using|'|it|'");
    CHECK(words_of("... ’s\t") == ".|.|.|’s");
    CHECK(words_of("").empty());
    const auto words = split_words("a  bc.");
    REQUIRE(words.size() == 3);
    CHECK(words[1].span == TextSpan{3, 5});
    CHECK(words[2].span == TextSpan{5, 6});
  }

  TEST_CASE("what stands around a word says what it is") {
    CHECK(tags_of("He is trying to fish for fish in the lake.") == "PRP VBZ VBG TO VB IN NN IN DT NN .");
    CHECK(tags_of("A bear crossed the road.") == "DT NN VBD DT NN .");
    CHECK(tags_of("I will bear the costs.") == "PRP MD VB DT NNS .");
    CHECK(tags_of("They don't test parts using it.").ends_with("NNS VBG PRP ."));
  }

  TEST_CASE("words that no list has are told by their form") {
    CHECK(tags_of("the frobnicator of Grenzlitz frobnicated 37 grobbles blatishly") == "DT NN IN NNP VBD CD NNS RB");
    CHECK(tags_of("*** \xFF") == "NN NN");
  }
}

}  // namespace
