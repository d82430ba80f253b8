#include "linter/config/term_list.h"

#include <doctest/doctest.h>

#include "linter/config/toml.h"
#include "linter/text/error.h"

namespace {

using namespace galley;
using Words = std::vector<std::string>;

Terms read(const std::string& text, const std::string& path = "terms.csv") {
  Terms terms;
  add_term_list(path, text, terms);
  return terms;
}

std::string wrong_with(const std::string& text) {
  try {
    read(text);
  } catch (const Error& wrong) {
    return wrong.what();
  }
  return "";
}

TEST_SUITE("term lists") {
  TEST_CASE("a row says what to write, and behind it what not to") {
    CHECK(read("Kyiv,Kiev\nemail, e-mail , \"E-mail\"\n") ==
          Terms{{"Kyiv", {"Kiev"}}, {"email", {"e-mail", "E-mail"}}});
    CHECK(read("\xEF\xBB\xBFKyiv,Kiev\r\n\r\n# note, x\nKyiv,Kiew") == Terms{{"Kyiv", {"Kiev", "Kiew"}}});
    CHECK(read("a\tb, c\n", "t.tsv") == Terms{{"a", {"b, c"}}});
    CHECK(read("\"say \"\"no\"\"\",\"a, b\",,\n") == Terms{{"say \"no\"", {"a, b"}}});
    CHECK(read("").empty());
  }

  TEST_CASE("what is wrong is said with its line") {
    CHECK(wrong_with("Kyiv,Kiev\nalone\n") ==
          "terms.csv:2:1: this row says only “alone”; behind it stands what not to write");
    CHECK(wrong_with(",b\n") == "terms.csv:1:1: what to write is missing; it stands first");
    CHECK(wrong_with("a,\"b\n") == "terms.csv:1:1: a quotation mark isn't closed in its line");
    CHECK(wrong_with("a,\"b\"c\n") == "terms.csv:1:1: behind a quotation mark the field ends");
  }

  TEST_CASE("a configuration names them from where it stands") {
    const auto read_file = [](const std::string& path) -> std::string {
      return path == "house/terms.csv" ? "Kyiv,Kiev\n" : throw Error("is not there");
    };
    const Config config =
        read_config("house/galley.toml", "term-lists = [\"terms.csv\"]\n[terms]\nKyiv = [\"Kiew\"]\n", {}, read_file);
    CHECK(config.terms.at("Kyiv") == Words{"Kiew", "Kiev"});
    CHECK_THROWS_WITH(read_config("house/galley.toml", "term-lists = [\"x.csv\"]\n", {}, read_file),
                      "house/galley.toml:1:15: “house/x.csv” is not there");
  }
}

}  // namespace
