#include "rules/support/comparison.h"

#include <doctest/doctest.h>

#include "linter/formats/format.h"
#include "rules/support/passages.h"

using namespace galley;
using namespace rules;

namespace {

PassageText text_of(std::string prose) {
  const Document document = parse_plain(std::make_shared<const SourceFile>("a.txt", std::move(prose)));
  return PassageMap{document}.text(0, static_cast<std::uint32_t>(word_tokens(document).size()));
}

bool is_template(std::string a, std::string b) {
  const PassageText one = text_of(std::move(a));
  const PassageText other = text_of(std::move(b));
  return is_template(one, other, changes_between(one, other));
}

double misread(std::string a, std::string b) {
  const PassageText one = text_of(std::move(a));
  const PassageText other = text_of(std::move(b));
  return misread_words(one, other, changes_between(one, other));
}

std::string shown(std::string a, std::string b) {
  const PassageText one = text_of(std::move(a));
  const PassageText other = text_of(std::move(b));
  std::string text;
  for (const DiffPart& part : diff_of(one, other, changes_between(one, other))) {
    text += part.kind == DiffPart::Kind::same ? "=" : part.kind == DiffPart::Kind::deleted ? "-" : "+";
    text += part.text + '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("sentences that differ in names and numbers are a template") {
  CHECK(is_template("The boat to Orsova leaves at 8 and is back by 11 every day.",
                    "The boat to Marrowdale leaves at 9 and is back by 12 every day."));
}

TEST_CASE("sentences that differ in one word time and again are a template") {
  CHECK(is_template("The first point of the arc is where a line to the first corner meets it.",
                    "The last point of the arc is where a line to the last corner meets it."));
}

TEST_CASE("sentences of one template stay side by side where the next one is as like") {
  const std::string one =
      "On the 24th the price of a hollow granary in Beaden stood at 803 crowns, 9 more than in the week before, Murick "
      "Stourick said. On the 5th the price of a bright granary in Thonder stood at 167 crowns, 7 more than in the week "
      "before, Kalrick Keaden said. On the 3rd the price of a new granary in Vinmere stood at 547 crowns, 8 more than "
      "in "
      "the week before, Vaimere Malsett said.";
  const std::string other =
      "On the 5th the price of a quiet tower in Thonder stood at 167 crowns, 7 more than in the week before, Kalrick "
      "Stemere said. On the 3rd the price of a costly tower in Vinmere stood at 547 crowns, 8 more than in the week "
      "before, Vaimere Halth said. On the 13th the price of a rusty tower in Rorsett stood at 163 crowns, 8 more than "
      "in "
      "the week before, Nalvale Narmere said.";
  CHECK(is_template(one, other));
  const PassageText a = text_of(one);
  const PassageText b = text_of(other);
  for (const Change& change : changes_between(a, b)) CHECK(change.a_begin == change.b_begin);
}

TEST_CASE("sentences whose ordinary words were edited are none") {
  CHECK_FALSE(is_template("The council approved the new plan in March, and boats will be moved soon.",
                          "The council accepted the new plan in March, and boats are to be moved in spring."));
  CHECK_FALSE(is_template("The mayor, Hester Pomfrey, spoke.", "The mayor, Hester Pomfrey, spoke."));
}

TEST_CASE("words that a scanner misread count as nearly the same") {
  CHECK(misread("a nuisance, difficult to manage", "a nuisauce, dlfficult to mana ge") > 2.5);
  CHECK(misread("a nuisance, difficult to manage", "a pleasure, simple to follow") == 0);
}

TEST_CASE("a diff holds the marks, and the ends of what is long and the same") {
  CHECK(shown("The new harbour plan, they said, is good.", "The new port plan, we hear, is good.") ==
        "=The new\n-harbour\n+port\n=plan,\n-they said,\n+we hear,\n=is good\n");
  CHECK(shown("one two three four five six seven eight nine ten eleven twelve thirteen x",
              "one two three four five six seven eight nine ten eleven twelve thirteen y") ==
        "=one two three four five … nine ten eleven twelve thirteen\n-x\n+y\n");
}
