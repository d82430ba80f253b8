#include "rules/data/spellings.h"

#include <string>

#include <doctest/doctest.h>

#include "linter/document/fold.h"

using namespace rules;

namespace {

const Spelling& of(const char* word) {
  const Spelling* found = find_spelling(galley::folded_hash(word));
  REQUIRE(found != nullptr);
  CHECK(text(*found) == word);
  return *found;
}

}  // namespace

TEST_CASE("A word that is spelled in one way only is not found") {
  for (const char* word :
       {"", "a", "house", "analyses", "practise", "licence", "metre", "programme", "storey", "cheque"}) {
    CAPTURE(word);
    CHECK(find_spelling(galley::folded_hash(word)) == nullptr);
  }
}

TEST_CASE("Two spellings of one word disagree, inflected or not") {
  CHECK(disagree(of("colour"), of("color")));
  CHECK(disagree(of("colours"), of("color")));
  CHECK(disagree(of("organise"), of("organizes")));
  CHECK(disagree(of("travellers"), of("traveler")));
  CHECK(disagree(of("adviser"), of("advisors")));
  CHECK(disagree(of("gray"), of("grey")));
  CHECK(disagree(of("focused"), of("focussing")));
  CHECK(disagree(of("analyse"), of("analyzed")));
}

TEST_CASE("Inflections whose difference looks unlike do not disagree") {
  CHECK(!disagree(of("centre"), of("centred")));
  CHECK(disagree(of("centre"), of("centered")));
  CHECK(!disagree(of("cancelled"), of("cancelling")));
  CHECK(!disagree(of("colour"), of("colours")));
  CHECK(!disagree(of("colour"), of("grey")));
}

TEST_CASE("A word is respelled in the style of another of its inflections") {
  const auto respelled = [](const char* word, const char* like) {
    const Spelling* other = respell(of(word), of(like).style);
    return other == nullptr ? std::string{} : std::string{text(*other)};
  };
  CHECK(respelled("colors", "colour") == "colours");
  CHECK(respelled("centered", "centre") == "centred");
  CHECK(respelled("organisations", "organization") == "organizations");
}

TEST_CASE("The regions of a spelling are those where it is the usual one") {
  CHECK(of("colour").regions == (british_ise | british_ize | canadian | australian));
  CHECK(of("color").regions == american);
  CHECK(of("organize").regions == (american | british_ize | canadian));
  CHECK((of("organise").regions & region_of("en-GB")) != 0);
  CHECK(region_of("fr") == 0);
}

TEST_CASE("Accents make a word that is not looked up, apostrophes do not") {
  CHECK(is_plain("colour’s"));
  CHECK(is_plain("colour"));
  CHECK(!is_plain("défense"));
}
