#include "rules/support/variants.h"

#include <doctest/doctest.h>

using rules::in_the_manner_of;

TEST_CASE("What is written instead takes the capitals and the ending of what stood there") {
  CHECK(in_the_manner_of("color", "colour") == "colour");
  CHECK(in_the_manner_of("Color", "colour") == "Colour");
  CHECK(in_the_manner_of("COLOR", "colour") == "COLOUR");
  CHECK(in_the_manner_of("Color’s", "colour") == "Colour’s");
  CHECK(in_the_manner_of("cafe", "café") == "café");
  CHECK(in_the_manner_of("ELAN", "élan") == "ÉLAN");
}
