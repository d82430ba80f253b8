#include "rules/support/numbers.h"

#include <string>

#include <doctest/doctest.h>

#include "linter/formats/format.h"

namespace {

using namespace galley;
using namespace rules;

// The first number of a text as "value(figures)(ordinal)", or "".
std::string first(std::string text) {
  const Document document = parse_plain(std::make_shared<SourceFile>("a.txt", std::move(text)));
  const auto number = read_number(document, 0);
  if (!number) return "";
  return std::to_string(static_cast<int>(number->value)) + (number->figures ? "f" : "w") + (number->ordinal ? "o" : "");
}

}  // namespace

TEST_CASE("Numbers are read in figures and in words") {
  CHECK(first("7 boats") == "7f");
  CHECK(first("1,250 boats") == "1250f");
  CHECK(first("Seven boats") == "7w");
  CHECK(first("twenty-one boats") == "21w");
  CHECK(first("twenty-first boat") == "21wo");
  CHECK(first("twenty boats") == "20w");
  CHECK(first("21st boat") == "21fo");
  CHECK(first("third boat") == "3wo");
  CHECK(first("boats") == "");
  CHECK(first("11st boat") == "");
}

TEST_CASE("Every number under a hundred comes back from its words") {
  for (int value = 1; value < 100; ++value) CHECK(first(in_words(value) + " boats") == std::to_string(value) + "w");
}

TEST_CASE("Figures have values, versions have none") {
  CHECK(figure_value("1,000") == 1000);
  CHECK(figure_value("2.5") == doctest::Approx(2.5));
  CHECK_FALSE(figure_value("1.2.3"));
  CHECK(whole_number("2024") == 2024);
  CHECK_FALSE(whole_number("1,000"));
  CHECK_FALSE(whole_number("12345678901"));
  CHECK(ordinal_figure("112th") == 112);
  CHECK_FALSE(ordinal_figure("112nd"));
}
