#include "rules/support/abbreviations.h"

#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"

namespace {

using namespace galley;
using namespace rules;

// "ABC=long form" for each definition, with " xN" for its N places.
std::string found(std::string text) {
  const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", std::move(text)));
  std::string out;
  for (const auto& [_, abbreviation] : find_abbreviations(document)) {
    for (const Definition& definition : abbreviation.definitions) {
      const Token& token = document.tokens()[definition.abbreviation];
      out += std::string{abbreviation_in(document, token)} + "=" +
             std::string{document.text(expansion_span(document, definition))};
    }
    if (!abbreviation.definitions.empty()) out += " x" + std::to_string(abbreviation.uses.size()) + ";";
  }
  return out;
}

}  // namespace

TEST_CASE("A long form is found before the bracket, and in it") {
  CHECK(found("The Harbour Trust Board (HTB) met. The HTB slept.") == "HTB=Harbour Trust Board x2;");
  CHECK(found("The HTB (Harbour Trust Board) met.") == "HTB=Harbour Trust Board x1;");
  CHECK(found("The Office of Harbour Affairs (OHA) met.") == "OHA=Office of Harbour Affairs x1;");
  CHECK(found("The National Institute of Boats and Tides (NIBT) met.") ==
        "NIBT=National Institute of Boats and Tides x1;");
  CHECK(found("The U.S. Boat Service (USBS) met.") == "USBS=U.S. Boat Service x1;");
  CHECK(found("HyperText Markup Language (HTML) is old.") == "HTML=HyperText Markup Language x1;");
  CHECK(found("Some real-time clocks (RTCs) are slow.") == "RTC=real-time clocks x1;");
}

TEST_CASE("What doesn't fit the letters is no long form") {
  CHECK(found("The big harbour (HTB) is closed.") == "");
  CHECK(found("He came home late (TV was off).") == "");
  CHECK(found("The harbour (H) is closed.") == "");
}
