#include "rules/support/people.h"

#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"

namespace {

using namespace galley;
using namespace rules;

// "first surname" or "Mr surname" or "surname" of each mention, people apart by "|".
std::string people(std::string text) {
  const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", std::move(text)));
  std::string out;
  RuleContext context{document};
  for (const auto& [_, person] : find_people(context)) {
    for (const Mention& mention : person.mentions) {
      out += document.text(join(document.tokens()[mention.begin].span, document.tokens()[mention.surname].span));
      out += ";";
    }
    out += "|";
  }
  return out;
}

}  // namespace

TEST_CASE("People are those who have an honorific or say something") {
  CHECK(people("Ada Holmberg said no. Mr Holmberg left. Holmberg slept.") == "Ada Holmberg;Mr Holmberg;Holmberg;|");
  CHECK(people("The Orrin Bridge is closed. Orrin sleeps.") == "");
  CHECK(people("“No,” said Ada Holmberg.") == "Ada Holmberg;|");
  CHECK(people("Dr. Ada Holmberg left.") == "Dr. Ada Holmberg;|");
}

TEST_CASE("Quotations mention nobody") {
  CHECK(people("Mr Holmberg spoke. “Holmberg is old,” they wrote.") == "Mr Holmberg;|");
}

TEST_CASE("Honorifics tell men and women, with or without a stop") {
  CHECK(honorific_of("Mr") == Honorific::man);
  CHECK(honorific_of("Mrs") == Honorific::woman);
  CHECK(honorific_of("Dr") == Honorific::other);
  CHECK(honorific_of("Ada") == Honorific::none);
}
