#include "rules/support/sound.h"

#include <doctest/doctest.h>

using namespace rules;

TEST_CASE("Names that sound alike have one key") {
  const auto alike = [](std::string_view a, std::string_view b) {
    CHECK((sound_hash(a) == sound_hash(b)) == (sound_of(a) == sound_of(b)));
    return sound_of(a) == sound_of(b);
  };
  CHECK(alike("askkelby", "askelby"));
  CHECK(alike("dmitriev", "dmytriev"));
  CHECK(alike("zelenskyy", "zelensky"));
  CHECK(alike("stephens", "stefens"));
  CHECK(alike("khalid", "kalid"));
  CHECK(alike("yousef", "yusef"));
  CHECK_FALSE(alike("clinton", "clifton"));
  CHECK_FALSE(alike("hanson", "hansen"));
}

TEST_CASE("One stroke of the pen is told from two") {
  CHECK(stroke_between("belgorod", "belogrod") == Stroke::swap);
  CHECK(stroke_between("walters", "wolters") == Stroke::vowel);
  CHECK(stroke_between("clinton", "clifton") == Stroke::consonant);
  CHECK(stroke_between("thomson", "thompson") == Stroke::added);
  CHECK(stroke_between("fomine", "fomin") == Stroke::ending);
  CHECK(stroke_between("fomin", "fomin") == Stroke::none);
  CHECK(stroke_between("austria", "australia") == Stroke::none);
}
